package org.troupe.gateway;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * The end of a client's connection. Where the client may still be sending, its bytes are read and
 * thrown away for a moment after the last answer, lest a reset overtakes that answer.
 */
final class Farewell {
  private static final long LINGER = TimeUnit.SECONDS.toNanos(2);

  private final ChannelHandlerContext context;
  private final Loop loop;
  private boolean begun;
  private boolean lingering;
  private long since;

  Farewell(ChannelHandlerContext context, Loop loop) {
    this.context = context;
    this.loop = loop;
  }

  /** Whether nothing the client sends is of interest any more. */
  boolean begun() {
    return begun;
  }

  void begin() {
    begun = true;
    since = loop.now();
  }

  /** Writes the last message of the connection, then closes it. */
  void after(Object last, boolean linger) {
    begin();
    ChannelFutureListener then =
        linger ? written -> linger((SocketChannel) written.channel()) : ChannelFutureListener.CLOSE;
    context.writeAndFlush(last).addListener(then);
    context.channel().config().setAutoRead(true);
  }

  private void linger(SocketChannel channel) {
    lingering = true;
    since = loop.now();
    channel.shutdownOutput();
  }

  /**
   * Breaks the connection off.
   *
   * @param reset whether only a reset shows the client that its answer is not whole
   */
  void abrupt(boolean reset) {
    begin();
    if (reset) {
      context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    }
    context.close();
  }

  void tick(long now, GatewayConfig config) {
    if (now - since > (lingering ? LINGER : config.clientIdle().toNanos())) {
      context.close();
    }
  }
}
