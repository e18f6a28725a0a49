package org.troupe.gateway;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.troupe.wire.Upstream;
import org.troupe.wire.UpstreamLoad;

/**
 * A role instance that takes requests: its address, its load, and its connections of each event
 * loop. It lives from the table that brings it until a table without it is in force and its last
 * request is answered.
 */
final class Instance {
  private final Upstream upstream;
  private final InetSocketAddress address;
  private final List<UpstreamPool> pools;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong connectFailures = new AtomicLong();
  private volatile boolean routed = true;
  private volatile boolean settled;
  private volatile boolean silent;

  /**
   * An instance without load.
   *
   * @throws IllegalArgumentException if the address is no IP address or the port none
   */
  Instance(Upstream upstream, List<Loop> loops, GatewayConfig config) {
    this.upstream = upstream;
    this.address = address(upstream);
    this.pools = new ArrayList<>(loops.size());
    for (Loop loop : loops) {
      pools.add(new UpstreamPool(this, loop, config));
    }
  }

  private static InetSocketAddress address(Upstream upstream) {
    String literal = String.valueOf(upstream.address());
    byte[] ip = NetUtil.createByteArrayFromIpAddressString(literal);
    if (ip == null) {
      throw new IllegalArgumentException(
          upstream.instance() + ": " + literal + " is not an IP address");
    }
    try {
      return new InetSocketAddress(InetAddress.getByAddress(ip), upstream.port());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(upstream.instance() + ": " + e.getMessage(), e);
    }
  }

  Upstream upstream() {
    return upstream;
  }

  InetSocketAddress address() {
    return address;
  }

  UpstreamPool pool(Loop loop) {
    return pools.get(loop.index());
  }

  /** Whether the table in force has it; else its connections are closed when idle. */
  boolean routed() {
    return routed;
  }

  void routed(boolean now) {
    routed = now;
    settled = false;
  }

  /** Whether the controller says that it does not answer any more, though its process lives. */
  boolean silent() {
    return silent;
  }

  void silent(boolean now) {
    silent = now;
  }

  /** No event loop looks at a table with it any more; it gets no new request. */
  void settle() {
    settled = !routed;
  }

  /** Whether it has left the table and answered all it had. */
  boolean done() {
    return settled && inFlight.get() == 0;
  }

  void begin() {
    inFlight.getAndIncrement();
  }

  void end() {
    inFlight.getAndDecrement();
  }

  void passedOn() {
    requests.getAndIncrement();
  }

  void connectFailed() {
    connectFailures.getAndIncrement();
  }

  UpstreamLoad load() {
    return new UpstreamLoad(
        upstream.instance(), inFlight.get(), requests.get(), connectFailures.get());
  }
}
