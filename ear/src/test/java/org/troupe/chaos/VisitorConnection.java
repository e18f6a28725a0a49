package org.troupe.chaos;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Deque;

/** A connection with one request at a time; goes among the idle ones when it may be used again. */
final class VisitorConnection extends SimpleChannelInboundHandler<FullHttpResponse> {

  private final String host;
  private final Deque<VisitorConnection> idle;
  private final long begunAt = System.nanoTime();
  private ChannelHandlerContext context;
  private Reply.Connection connection;
  private Exchange exchange;
  private String trouble = "the connection ended";

  /**
   * @param idle touched by the connections' one thread only
   */
  VisitorConnection(String host, Deque<VisitorConnection> idle) {
    this.host = host;
    this.idle = idle;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  void send(Exchange next) {
    if (connection == null) {
      connection = seenNow(port());
    }
    next.goesBy(connection);
    if (!isOpen()) {
      next.fails(Mishap.RESET, "the connection ended as soon as it was made");
      return;
    }
    exchange = next;
    Ask ask = next.ask();
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.valueOf(ask.method()), ask.path());
    request.headers().set(HttpHeaderNames.HOST, host);
    request.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
    if (ask.own()) {
      request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    context
        .writeAndFlush(request)
        .addListener(
            written -> {
              if (!written.isSuccess()) {
                broke(written.cause().toString());
              }
            });
  }

  /** A kept one may have ended a moment ago, and not have been told so yet. */
  boolean isOpen() {
    return context.channel().isActive();
  }

  /** As what becomes of its making is known. */
  Reply.Connection seenNow(int port) {
    return new Reply.Connection(port, begunAt, System.nanoTime());
  }

  /** 0 for one that has ended already. */
  private int port() {
    return context.channel().localAddress() instanceof InetSocketAddress local
        ? local.getPort()
        : 0;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext from, FullHttpResponse answer)
      throws IOException {
    if (answer.decoderResult().isFailure()) {
      throw new IOException("an answer that is none", answer.decoderResult().cause());
    }
    Exchange answered = exchange;
    exchange = null;
    if (answered == null) {
      throw new IOException("an answer that nobody asked for: " + answer);
    }
    // A request given up for being late has its answer still to come on its connection.
    boolean again = HttpUtil.isKeepAlive(answer) && !answered.ask().own() && !answered.ended();
    answered.answered(answer);
    if (again) {
      idle.addLast(this);
    } else {
      end(from);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
    trouble = cause.toString();
    end(from);
  }

  @Override
  public void channelInactive(ChannelHandlerContext from) {
    idle.remove(this);
    broke(trouble);
  }

  private void broke(String detail) {
    Exchange broken = exchange;
    exchange = null;
    if (broken != null) {
      broken.fails(Mishap.RESET, detail);
    }
    end(context);
  }

  private static void end(ChannelHandlerContext which) {
    // What comes of it is told by channelInactive.
    ChannelFuture unused = which.close();
  }
}
