package org.troupe.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/**
 * The admin paths on a port of their own, on one thread of their own: it may wait for the disk, and
 * it takes tables one after another.
 */
final class AdminServer {
  private static final int MAX_TABLE_BYTES = 16 * 1024 * 1024;
  private static final int IDLE_SECONDS = 60;

  private final EventLoopGroup group;
  private Channel channel;

  AdminServer(Transport transport) {
    group = transport.eventLoops(1, "admin");
  }

  /**
   * Begins to listen.
   *
   * @return the address it listens on
   * @throws IOException if the address is taken or not ours
   */
  InetSocketAddress open(
      InetSocketAddress address, Transport transport, Supplier<AdminHandler> handlers)
      throws IOException {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(transport.serverType())
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel client) {
                    client
                        .pipeline()
                        .addLast(
                            new ReadTimeoutHandler(IDLE_SECONDS),
                            new HttpServerCodec(),
                            new HttpObjectAggregator(MAX_TABLE_BYTES),
                            handlers.get());
                  }
                });
    channel = Listening.on(bootstrap, address, "--admin");
    return (InetSocketAddress) channel.localAddress();
  }

  void close() {
    if (channel != null) {
      channel.close().syncUninterruptibly();
    }
    Gateway.shutDown(group);
  }
}
