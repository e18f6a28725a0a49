package org.troupe.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The public address and its client connections, whose number it bounds. */
final class PublicListener {
  /**
   * Requests that wait on one connection; no more fit into one read, which the codec insists on.
   */
  private static final int PIPELINED = 8192;

  /** Longer than the answer to a handshake takes that had begun. */
  private static final long DEAF_MILLIS = 100;

  private final Routing routing;
  private final GatewayConfig config;
  private final Map<Object, Loop> loops;
  private final AtomicInteger connections = new AtomicInteger();
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private Channel channel;
  private volatile boolean draining;
  private volatile boolean closed;

  PublicListener(Routing routing, List<Loop> loops, GatewayConfig config) {
    this.routing = routing;
    this.config = config;
    this.loops = loops.stream().collect(Collectors.toMap(Loop::eventLoop, Function.identity()));
  }

  /**
   * Begins to listen.
   *
   * @return the address it listens on
   * @throws IOException if the address is taken or not ours
   */
  InetSocketAddress open(EventLoopGroup group, Transport transport) throws IOException {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(transport.serverType())
            .option(ChannelOption.SO_BACKLOG, 1024)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Pipeline());
    if (config.sharePort()) {
      bootstrap.option(transport.sharedPort(), true);
    }
    channel = Listening.on(bootstrap, config.listen(), "--listen");
    return (InetSocketAddress) channel.localAddress();
  }

  Routes routes() {
    return routing.routes();
  }

  /**
   * Counts a connection that came.
   *
   * @return whether the connection that just came is within the limit
   */
  boolean admit() {
    return connections.incrementAndGet() <= config.maxConnections();
  }

  void gone() {
    if (connections.decrementAndGet() == 0 && closed) {
      drained.complete(null);
    }
  }

  int connections() {
    return connections.get();
  }

  boolean draining() {
    return draining;
  }

  /**
   * Takes no connection any more, and lets those that are open end.
   *
   * @return done when none is open
   */
  CompletableFuture<Void> drain() {
    draining = true;
    if (channel != null) {
      stopListening();
    }
    closed = true;
    if (connections.get() == 0) {
      drained.complete(null);
    }
    return drained;
  }

  /** Where another gateway shares the port, not a single connection need be refused. */
  private void stopListening() {
    long wait = config.sharePort() && NewcomerFilter.set(channel) ? DEAF_MILLIS : 0;
    channel
        .eventLoop()
        .schedule(() -> channel.close(), wait, TimeUnit.MILLISECONDS)
        .syncUninterruptibly();
    channel.closeFuture().syncUninterruptibly();
  }

  private final class Pipeline extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel client) {
      HttpDecoderConfig decoder =
          new HttpDecoderConfig()
              .setMaxInitialLineLength(config.maxRequestLine())
              .setMaxHeaderSize(config.maxHeaderSize())
              .setMaxChunkSize(Integer.MAX_VALUE);
      Loop loop = loops.get(client.eventLoop());
      client
          .pipeline()
          .addLast(
              new HttpServerCodec(decoder, PIPELINED),
              new ClientHandler(PublicListener.this, loop, config));
    }
  }
}
