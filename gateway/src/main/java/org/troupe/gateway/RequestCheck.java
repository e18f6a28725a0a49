package org.troupe.gateway;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import java.util.Iterator;

/** Finds what is wrong with a request before anything is done with it. */
final class RequestCheck {
  private static final String HTTP_SCHEME = "http://";

  private RequestCheck() {}

  /**
   * Judges a request.
   *
   * @return the page to refuse the request with; null if it may pass
   */
  static ErrorPage refusal(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return ofBroken(request.decoderResult().cause());
    }
    HttpVersion version = request.protocolVersion();
    boolean http11 = version.equals(HttpVersion.HTTP_1_1);
    if (!http11 && !version.equals(HttpVersion.HTTP_1_0)) {
      return ErrorPage.VERSION_NOT_SUPPORTED;
    }
    Iterator<String> hosts = request.headers().valueStringIterator(HttpHeaderNames.HOST);
    if (hosts.hasNext()) {
      hosts.next();
      if (hosts.hasNext()) {
        return ErrorPage.BAD_REQUEST;
      }
    } else if (http11) {
      return ErrorPage.BAD_REQUEST;
    }
    if (request.method().equals(HttpMethod.CONNECT)) {
      return ErrorPage.TUNNEL_NOT_SUPPORTED;
    }
    return asksForUpgrade(request.headers()) ? ErrorPage.UPGRADE_NOT_SUPPORTED : null;
  }

  private static ErrorPage ofBroken(Throwable cause) {
    if (cause instanceof TooLongHttpHeaderException) {
      return ErrorPage.HEADER_TOO_LARGE;
    }
    return cause instanceof TooLongFrameException
        ? ErrorPage.REQUEST_LINE_TOO_LONG
        : ErrorPage.BAD_REQUEST;
  }

  /**
   * An offer of h2c, which Java's own client makes with every first request, may be passed over
   * (RFC 9110, 7.8) and is; every other protocol is wanted in earnest.
   */
  private static boolean asksForUpgrade(HttpHeaders headers) {
    String upgrade = headers.get(HttpHeaderNames.UPGRADE);
    return upgrade != null && !upgrade.equalsIgnoreCase("h2c");
  }

  /** Whether a body comes with the request. */
  static boolean hasBody(HttpRequest request) {
    return HttpUtil.isTransferEncodingChunked(request)
        || HttpUtil.getContentLength(request, 0L) > 0;
  }

  /** RFC 9110, section 9.2.2: doing it twice does what doing it once does. */
  static boolean idempotent(HttpMethod method) {
    return switch (method.name()) {
      case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" -> true;
      default -> false;
    };
  }

  /**
   * Turns {@code GET http://host/path} into {@code GET /path} with that host, which counts more
   * than the Host field (RFC 9112, 3.2.2).
   */
  static void useOriginForm(HttpRequest request) {
    String target = request.uri();
    if (!target.regionMatches(true, 0, HTTP_SCHEME, 0, HTTP_SCHEME.length())) {
      return;
    }
    int end = HTTP_SCHEME.length();
    while (end < target.length() && "/?".indexOf(target.charAt(end)) < 0) {
      end++;
    }
    request.headers().set(HttpHeaderNames.HOST, target.substring(HTTP_SCHEME.length(), end));
    String rest = target.substring(end);
    request.setUri(rest.startsWith("/") ? rest : "/" + rest);
  }
}
