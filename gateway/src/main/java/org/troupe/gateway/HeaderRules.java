package org.troupe.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a proxy changes in the header of a message (RFC 9110, section 7.6). */
final class HeaderRules {
  private static final AsciiString FORWARDED = AsciiString.cached("forwarded");
  private static final AsciiString FORWARDED_FOR = AsciiString.cached("x-forwarded-for");
  private static final AsciiString FORWARDED_PROTO = AsciiString.cached("x-forwarded-proto");
  private static final AsciiString FORWARDED_HOST = AsciiString.cached("x-forwarded-host");
  private static final AsciiString HTTP = AsciiString.cached("http");
  private static final AsciiString KEEP_ALIVE = AsciiString.cached("keep-alive");
  private static final AsciiString PROXY_CONNECTION = AsciiString.cached("proxy-connection");
  private static final AsciiString VIA_1_0 = AsciiString.cached("1.0 troupe");
  private static final AsciiString VIA_1_1 = AsciiString.cached("1.1 troupe");

  /** Applications believe these of a proxy; from a stranger they are lies. */
  private static final List<AsciiString> CLAIMS =
      List.of(
          FORWARDED,
          AsciiString.cached("x-forwarded-port"),
          AsciiString.cached("x-forwarded-prefix"),
          AsciiString.cached("x-forwarded-server"),
          AsciiString.cached("x-forwarded-ssl"),
          AsciiString.cached("x-real-ip"));

  /** No {@code Connection} field may talk us out of these. */
  private static final Set<String> KEPT =
      Set.of("host", "content-length", "transfer-encoding", "close", "keep-alive");

  private HeaderRules() {}

  /**
   * Makes a client's request one to an instance.
   *
   * @param host the Host field to send
   * @param client the client's IP address
   */
  static void toInstance(HttpRequest request, String host, CharSequence client) {
    HttpHeaders headers = request.headers();
    removeHopByHop(headers);
    for (int i = 0; i < CLAIMS.size(); i++) {
      headers.remove(CLAIMS.get(i));
    }
    headers.set(FORWARDED_FOR, client);
    headers.set(FORWARDED_PROTO, HTTP);
    headers.set(FORWARDED_HOST, host);
    headers.add(HttpHeaderNames.VIA, via(request.protocolVersion()));
    request.setProtocolVersion(HttpVersion.HTTP_1_1);
  }

  /**
   * Makes an instance's answer one to the client, framed so that the client sees where it ends.
   *
   * @param head whether the request was HEAD
   * @param oldClient whether the client speaks HTTP/1.0
   * @param keepAlive whether the client's connection is to be kept
   * @return whether it can be kept
   */
  static boolean toClient(HttpResponse answer, boolean head, boolean oldClient, boolean keepAlive) {
    HttpHeaders headers = answer.headers();
    removeHopByHop(headers);
    headers.add(HttpHeaderNames.VIA, via(answer.protocolVersion()));
    answer.setProtocolVersion(HttpVersion.HTTP_1_1);
    boolean kept = frame(answer, head, oldClient) && keepAlive;
    if (!kept) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (oldClient) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
    return kept;
  }

  /**
   * Makes the end of the body visible, if it can.
   *
   * @return whether the end can be seen without closing the connection
   */
  private static boolean frame(HttpResponse answer, boolean head, boolean oldClient) {
    int status = answer.status().code();
    if (head || status == 204 || status == 304) {
      return true;
    }
    HttpHeaders headers = answer.headers();
    if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
      if (oldClient) {
        headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
        return false;
      }
      return HttpUtil.isTransferEncodingChunked(answer);
    }
    if (headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
      return true;
    }
    if (oldClient) {
      return false;
    }
    headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    return true;
  }

  private static AsciiString via(HttpVersion received) {
    return HttpVersion.HTTP_1_0.equals(received) ? VIA_1_0 : VIA_1_1;
  }

  /** Transfer-Encoding stays: the codec on the other side frames the body after it. */
  private static void removeHopByHop(HttpHeaders headers) {
    if (headers.contains(HttpHeaderNames.CONNECTION)) {
      for (String value : headers.getAll(HttpHeaderNames.CONNECTION)) {
        removeNamed(headers, value);
      }
      headers.remove(HttpHeaderNames.CONNECTION);
    }
    headers.remove(KEEP_ALIVE);
    headers.remove(HttpHeaderNames.TE);
    headers.remove(HttpHeaderNames.UPGRADE);
    headers.remove(PROXY_CONNECTION);
  }

  private static void removeNamed(HttpHeaders headers, String connection) {
    for (String token : connection.split(",", -1)) {
      String name = token.strip().toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && !KEPT.contains(name)) {
        headers.remove(name);
      }
    }
  }
}
