package org.troupe.gateway;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One event loop with the clock of its connections. Time limits cost a request nothing but a field:
 * instead of a timer per request, the loop looks at all its connections a few times a second.
 */
final class Loop {
  /** Something with time limits. */
  interface Timed {
    /**
     * Looks at the clock.
     *
     * @param now nanoseconds on the scale of {@link Loop#now()}
     */
    void tick(long now);
  }

  private static final Timed[] NONE = {};

  private final int index;
  private final EventLoop eventLoop;
  private final Bootstrap calls;
  private final Set<Timed> timed = new HashSet<>();
  private long now = System.nanoTime();

  Loop(int index, EventLoop eventLoop, Class<? extends Channel> type, GatewayConfig config) {
    this.index = index;
    this.eventLoop = eventLoop;
    this.calls =
        new Bootstrap()
            .group(eventLoop)
            .channel(type)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) config.connectTimeout().toMillis());
    long interval = tickNanos(config);
    eventLoop.scheduleAtFixedRate(this::tick, interval, interval, TimeUnit.NANOSECONDS);
  }

  /** A quarter second, or finer where a limit is so short that this would blur it. */
  private static long tickNanos(GatewayConfig config) {
    long shortest =
        Math.min(
            Math.min(config.clientIdle().toNanos(), config.headerTimeout().toNanos()),
            Math.min(config.answerTimeout().toNanos(), config.upstreamIdle().toNanos()));
    return Math.max(
        TimeUnit.MILLISECONDS.toNanos(10),
        Math.min(TimeUnit.MILLISECONDS.toNanos(250), shortest / 5));
  }

  int index() {
    return index;
  }

  EventLoop eventLoop() {
    return eventLoop;
  }

  /** Time in nanoseconds as of the last tick: coarse, and free. */
  long now() {
    return now;
  }

  void add(Timed connection) {
    timed.add(connection);
  }

  void remove(Timed connection) {
    timed.remove(connection);
  }

  ChannelFuture connect(InetSocketAddress address, ChannelHandler handler) {
    return calls.clone().handler(handler).connect(address);
  }

  private void tick() {
    now = System.nanoTime();
    for (Timed connection : timed.toArray(NONE)) {
      connection.tick(now);
    }
  }
}
