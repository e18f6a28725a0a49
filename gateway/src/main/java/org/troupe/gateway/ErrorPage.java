package org.troupe.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** The gateway's own answers. They name nothing of what lies behind it. */
enum ErrorPage {
  BAD_REQUEST(400, "Bad request", "This is not a request that HTTP allows."),
  UNKNOWN_HOST(404, "Nothing here", "No cloud service answers to this host name."),
  CLIENT_TOO_SLOW(408, "Too slow", "The request did not arrive in time."),
  REQUEST_LINE_TOO_LONG(414, "Address too long", "The request line is longer than allowed."),
  HEADER_TOO_LARGE(431, "Header too large", "The request's header fields are larger than allowed."),
  TUNNEL_NOT_SUPPORTED(501, "Not supported", "CONNECT is not supported here."),
  UPGRADE_NOT_SUPPORTED(
      501,
      "Not supported yet",
      "WebSocket and other protocol upgrades do not pass this gateway yet."),
  NO_ANSWER(502, "No answer", "The cloud service broke off or could not be reached."),
  NOT_READY(
      503, "Not ready", "No instance of this cloud service is ready. Try again in a few seconds."),
  TOO_MANY_CONNECTIONS(503, "Busy", "All connections are taken. Try again in a few seconds."),
  ANSWER_TOO_SLOW(504, "No answer in time", "The cloud service did not answer in time."),
  VERSION_NOT_SUPPORTED(505, "Not supported", "This gateway speaks HTTP/1.0 and HTTP/1.1.");

  /** Seconds: a web role's start takes longer, but one of several is often back by then. */
  private static final int RETRY_AFTER = 5;

  private final int code;
  private final String page;

  ErrorPage(int code, String title, String text) {
    this.code = code;
    page = page(code, title, text);
  }

  private static String page(int code, String title, String text) {
    return """
        <!doctype html>
        <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%1$d %2$s</title>
        <style>
        :root{color-scheme:light dark}
        body{font:1rem/1.5 system-ui,sans-serif;margin:18vh auto;max-width:30rem;padding:0 1rem}
        small{opacity:.6}h1{font-size:1.6rem;font-weight:600;margin:.2em 0}
        </style>
        <small>%1$d</small><h1>%2$s</h1><p>%3$s</p>
        </html>
        """
        .formatted(code, title, text);
  }

  /** The page as an answer, without a word on the connection. */
  FullHttpResponse answer() {
    ByteBuf body = Unpooled.copiedBuffer(page, UTF_8);
    FullHttpResponse answer =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(code), body);
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
        .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
        .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
    if (code == HttpResponseStatus.SERVICE_UNAVAILABLE.code()) {
      answer.headers().set(HttpHeaderNames.RETRY_AFTER, RETRY_AFTER);
    }
    return answer;
  }
}
