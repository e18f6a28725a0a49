package org.troupe.gateway;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import org.troupe.wire.Problem;
import org.troupe.wire.RouteTable;

/** {@code PUT /routes}, {@code GET /routes}, {@code GET /status}, {@code GET /health}. */
final class AdminHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final System.Logger LOG = System.getLogger(AdminHandler.class.getName());

  private final Gateway gateway;
  private final JsonMapper json;
  private final byte[] credentials;

  AdminHandler(Gateway gateway, JsonMapper json, String token) {
    this.gateway = gateway;
    this.json = json;
    this.credentials = ("Bearer " + token).getBytes(UTF_8);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request)
      throws IOException {
    boolean keepAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
    if (request.decoderResult().isFailure()) {
      problem(ctx, keepAlive, 400, "BAD_REQUEST", "This is not a request that HTTP allows");
      return;
    }
    String call = request.method() + " " + request.uri();
    if (call.equals("GET /health")) {
      // Not before every event loop has come round, so that one that hangs is found out.
      gateway
          .pulse()
          .thenRunAsync(
              () -> answer(ctx, keepAlive, 200, "text/plain", Unpooled.copiedBuffer("ok\n", UTF_8)),
              ctx.channel().eventLoop());
    } else if (!authorized(request)) {
      problem(ctx, keepAlive, 401, "UNAUTHORIZED", "The bearer token is missing or wrong");
    } else if (call.equals("GET /routes")) {
      answer(ctx, keepAlive, gateway.routes());
    } else if (call.equals("GET /status")) {
      answer(ctx, keepAlive, gateway.status());
    } else if (call.equals("PUT /routes")) {
      put(ctx, keepAlive, request.content());
    } else {
      problem(ctx, keepAlive, 404, "NOT_FOUND", "There is no " + call);
    }
  }

  private boolean authorized(FullHttpRequest request) {
    String given = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
    return MessageDigest.isEqual(given.getBytes(UTF_8), credentials);
  }

  private void put(ChannelHandlerContext ctx, boolean keepAlive, ByteBuf body) throws IOException {
    RouteTable table;
    try (InputStream in = new ByteBufInputStream(body)) {
      table = json.readValue(in, RouteTable.class);
    } catch (JsonProcessingException e) {
      problem(ctx, keepAlive, 400, "BAD_TABLE", e.getOriginalMessage());
      return;
    }
    if (table == null) {
      problem(ctx, keepAlive, 400, "BAD_TABLE", "The table is null");
      return;
    }
    try {
      var inForce = gateway.install(table);
      LOG.log(INFO, "routes version={0} hosts={1}", table.version(), hosts(table));
      inForce.thenRunAsync(() -> answerStatus(ctx, keepAlive), ctx.channel().eventLoop());
    } catch (StaleTableException e) {
      problem(ctx, keepAlive, 409, "TABLE_TOO_OLD", e.getMessage());
    } catch (IllegalArgumentException e) {
      problem(ctx, keepAlive, 400, "BAD_TABLE", e.getMessage());
    } catch (IOException e) {
      LOG.log(ERROR, "the routes are in force, but not written or not listened for", e);
      problem(
          ctx, keepAlive, 500, "TABLE_NOT_WRITTEN", "The table is in force, but only in memory");
    }
  }

  private static List<String> hosts(RouteTable table) {
    return table.httpRoutes().stream().flatMap(route -> route.hosts().stream()).toList();
  }

  private void answerStatus(ChannelHandlerContext ctx, boolean keepAlive) {
    try {
      answer(ctx, keepAlive, gateway.status());
    } catch (JsonProcessingException e) {
      ctx.fireExceptionCaught(e);
    }
  }

  private void answer(ChannelHandlerContext ctx, boolean keepAlive, Object value)
      throws JsonProcessingException {
    ByteBuf body = Unpooled.wrappedBuffer(json.writeValueAsBytes(value));
    answer(ctx, keepAlive, 200, "application/json", body);
  }

  private void problem(
      ChannelHandlerContext ctx, boolean keepAlive, int status, String code, String title)
      throws JsonProcessingException {
    Problem problem = new Problem(status, code, title, "", List.of());
    ByteBuf body = Unpooled.wrappedBuffer(json.writeValueAsBytes(problem));
    answer(ctx, keepAlive, status, "application/problem+json", body);
  }

  private static void answer(
      ChannelHandlerContext ctx, boolean keepAlive, int status, String type, ByteBuf body) {
    FullHttpResponse answer =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), body);
    answer.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
    HttpUtil.setContentLength(answer, body.readableBytes());
    HttpUtil.setKeepAlive(answer, keepAlive);
    ChannelFuture written = ctx.writeAndFlush(answer);
    if (!keepAlive) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // One that nobody has used for a while is no failure.
    if (!(cause instanceof ReadTimeoutException)) {
      LOG.log(ERROR, "admin connection failed", cause);
    }
    ctx.close();
  }
}
