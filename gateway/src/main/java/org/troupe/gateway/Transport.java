package org.troupe.gateway;

import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;

/** How this machine does sockets: Linux' epoll where its native library loads, else Java's NIO. */
enum Transport {
  EPOLL(EpollServerSocketChannel.class, EpollSocketChannel.class),
  NIO(NioServerSocketChannel.class, NioSocketChannel.class);

  private final Class<? extends ServerChannel> serverType;
  private final Class<? extends SocketChannel> clientType;

  Transport(Class<? extends ServerChannel> serverType, Class<? extends SocketChannel> clientType) {
    this.serverType = serverType;
    this.clientType = clientType;
  }

  static Transport best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  EventLoopGroup eventLoops(int count, String name) {
    IoHandlerFactory io = this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    return new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory(name), io);
  }

  /**
   * The option by which several processes of one user listen on one port.
   *
   * @throws IOException if this system has no such thing
   */
  ChannelOption<Boolean> sharedPort() throws IOException {
    if (this == EPOLL) {
      return UnixChannelOption.SO_REUSEPORT;
    }
    try (ServerSocketChannel any = ServerSocketChannel.open()) {
      if (any.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
        return NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT);
      }
    }
    throw new IOException("this system does not let two processes listen on one port");
  }

  Class<? extends ServerChannel> serverType() {
    return serverType;
  }

  Class<? extends SocketChannel> clientType() {
    return clientType;
  }
}
