package org.troupe.gateway;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import java.util.ArrayDeque;

/**
 * The idle connections to one instance on one event loop, the most recently used on top. Only that
 * loop touches it.
 */
final class UpstreamPool {
  private final Instance instance;
  private final Loop loop;
  private final GatewayConfig config;
  private final ArrayDeque<UpstreamHandler> idle = new ArrayDeque<>();

  UpstreamPool(Instance instance, Loop loop, GatewayConfig config) {
    this.instance = instance;
    this.loop = loop;
    this.config = config;
  }

  /**
   * Takes an idle connection.
   *
   * @return a connection that was used before; null if there is none
   */
  UpstreamHandler take() {
    UpstreamHandler connection;
    do {
      connection = idle.pollLast();
    } while (connection != null && !connection.usable());
    return connection;
  }

  /** Makes a new connection and tells the exchange how it went. */
  void connect(Exchange exchange) {
    UpstreamHandler handler = new UpstreamHandler(this, loop, config.upstreamIdle());
    ChannelFuture connecting = loop.connect(instance.address(), new Pipeline(handler));
    connecting.addListener(
        done -> {
          if (done.isSuccess()) {
            exchange.connected(handler);
            exchange.requestPaused();
          } else {
            exchange.connectFailed();
          }
        });
  }

  /** Takes a connection back, or closes it where it would not be wanted. */
  void giveBack(UpstreamHandler connection) {
    if (instance.routed() && connection.usable() && idle.size() < config.maxIdlePerInstance()) {
      idle.addLast(connection);
    } else {
      connection.close();
    }
  }

  void remove(UpstreamHandler connection) {
    idle.remove(connection);
  }

  void closeIdle() {
    while (!idle.isEmpty()) {
      idle.pollLast().close();
    }
  }

  private final class Pipeline extends ChannelInitializer<SocketChannel> {
    private final UpstreamHandler handler;

    Pipeline(UpstreamHandler handler) {
      this.handler = handler;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
      HttpDecoderConfig decoder =
          new HttpDecoderConfig()
              .setMaxInitialLineLength(config.maxRequestLine())
              .setMaxHeaderSize(config.maxHeaderSize())
              .setMaxChunkSize(Integer.MAX_VALUE);
      channel.pipeline().addLast(new HttpClientCodec(decoder, false, false), handler);
    }
  }
}
