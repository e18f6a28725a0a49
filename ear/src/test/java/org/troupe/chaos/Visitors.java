package org.troupe.chaos;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.util.concurrent.Future;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Sends requests without waiting for the answers of others, on kept connections and on ones of
 * their own. Never asks twice. A kept connection that ends while idle is forgotten; one that ends
 * with a request on it makes a mishap.
 */
final class Visitors implements AutoCloseable {

  /** Two minutes of the usual rate: more than can be under way while each ends within a minute. */
  private static final int MOST_UNDER_WAY = 24_000;

  private static final int CONNECT_MILLIS = 10_000;
  private static final int MOST_BYTES = 64 * 1024;

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final ArrayDeque<VisitorConnection> idle = new ArrayDeque<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final InetSocketAddress gateway;
  private final String host;
  private final Duration limit;

  /**
   * @param port the gateway's port on loopback
   * @param host the {@code Host} to ask for
   * @param limit within which an answer must be there as a whole
   */
  Visitors(int port, String host, Duration limit) {
    this.gateway = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.host = host;
    this.limit = limit;
  }

  /** Sends a request; the reply comes on another thread, whatever happens. */
  void send(Ask ask, long dueAt, Consumer<Reply> then) {
    long now = System.nanoTime();
    if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
      underWay.decrementAndGet();
      then.accept(new Reply(ask, dueAt, now, now, Reply.Connection.NONE, Mishap.NOT_SENT, ""));
      return;
    }
    Exchange exchange =
        new Exchange(
            ask,
            dueAt,
            now,
            reply -> {
              underWay.decrementAndGet();
              then.accept(reply);
            });
    loop.execute(() -> start(exchange));
  }

  int underWay() {
    return underWay.get();
  }

  private void start(Exchange exchange) {
    Future<?> timeout =
        loop.schedule(
            () -> exchange.fails(Mishap.TIMEOUT, limit.toSeconds() + " s"),
            limit.toNanos() - (System.nanoTime() - exchange.sentAt()),
            TimeUnit.NANOSECONDS);
    exchange.atEnd(() -> timeout.cancel(false));
    VisitorConnection kept = exchange.ask().own() ? null : lastKept();
    if (kept == null) {
      connect(exchange);
    } else {
      kept.send(exchange);
    }
  }

  private VisitorConnection lastKept() {
    VisitorConnection kept = idle.pollLast();
    while (kept != null && !kept.isOpen()) {
      kept = idle.pollLast();
    }
    return kept;
  }

  private void connect(Exchange exchange) {
    VisitorConnection connection = new VisitorConnection(host, idle);
    new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
        .handler(new Pipeline(connection))
        .connect(gateway)
        .addListener(
            made -> {
              if (made.isSuccess()) {
                connection.send(exchange);
              } else {
                exchange.goesBy(connection.seenNow(0));
                exchange.fails(whyNone(made.cause()), made.cause().toString());
              }
            });
  }

  private static Mishap whyNone(Throwable cause) {
    if (cause instanceof io.netty.channel.ConnectTimeoutException) {
      return Mishap.NO_CONNECTION;
    }
    if (cause instanceof ConnectException) {
      return Mishap.REFUSED;
    }
    // The listener ended while the kernel made the connection for it.
    return cause instanceof SocketException ? Mishap.RESET : Mishap.NO_CONNECTION;
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private static final class Pipeline extends ChannelInitializer<SocketChannel> {

    private final VisitorConnection connection;

    Pipeline(VisitorConnection connection) {
      this.connection = connection;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
      channel
          .pipeline()
          .addLast(new HttpClientCodec(), new HttpObjectAggregator(MOST_BYTES), connection);
    }
  }
}
