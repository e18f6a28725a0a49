package org.troupe.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Opens listeners, with errors that say which. */
final class Listening {
  private Listening() {}

  /**
   * Binds.
   *
   * @param option the option that chose the address
   * @throws IOException naming address and option, for the user
   */
  static Channel on(ServerBootstrap bootstrap, InetSocketAddress address, String option)
      throws IOException {
    ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(
          "cannot listen on %s (%s): %s"
              .formatted(NetUtil.toSocketAddressString(address), option, reason(bound.cause())),
          bound.cause());
    }
    return bound.channel();
  }

  private static String reason(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return message.contains("Address already in use") ? "the port is already in use" : message;
  }
}
