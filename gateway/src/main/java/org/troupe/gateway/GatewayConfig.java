package org.troupe.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What a gateway can be told at its start; every value has a default but the file of routes. */
public final class GatewayConfig {
  private InetSocketAddress listen = loopback(8080);
  private InetSocketAddress admin = loopback(8081);
  private Path routes;
  private Path peerRoutes;
  private boolean sharePort;
  private int loops = Runtime.getRuntime().availableProcessors();
  private int maxConnections = 8192;
  private int maxHeaderSize = 16 * 1024;
  private int maxRequestLine = 8 * 1024;
  private int maxIdlePerInstance = 256;
  private Duration drainLimit = Duration.ofSeconds(30);
  private Duration clientIdle = Duration.ofMinutes(1);
  private Duration headerTimeout = Duration.ofSeconds(10);
  private Duration connectTimeout = Duration.ofSeconds(2);
  private Duration answerTimeout = Duration.ofMinutes(2);
  private Duration upstreamIdle = Duration.ofSeconds(10);

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  public InetSocketAddress listen() {
    return listen;
  }

  /** The public address; port 0 takes any free one. */
  public GatewayConfig listen(InetSocketAddress address) {
    listen = address;
    return this;
  }

  public boolean sharePort() {
    return sharePort;
  }

  /**
   * Whether another gateway of the same user may listen on the public address too. The system then
   * deals new connections out to all that listen, and to the others at once when one dies.
   */
  public GatewayConfig sharePort(boolean shared) {
    sharePort = shared;
    return this;
  }

  public InetSocketAddress admin() {
    return admin;
  }

  /** The address of the admin paths; port 0 takes any free one. */
  public GatewayConfig admin(InetSocketAddress address) {
    admin = address;
    return this;
  }

  public Path routes() {
    return routes;
  }

  /** The file that remembers the table of routes; its directory is made if missing. */
  public GatewayConfig routes(Path file) {
    routes = file;
    return this;
  }

  public Optional<Path> peerRoutes() {
    return Optional.ofNullable(peerRoutes);
  }

  /**
   * The file in which another gateway remembers the same table. It is only read, at the start, in
   * case it is newer: this one may have been away when a table was published.
   */
  public GatewayConfig peerRoutes(Path file) {
    peerRoutes = file;
    return this;
  }

  public int loops() {
    return loops;
  }

  /** Event loops; one per processor by default. */
  public GatewayConfig loops(int count) {
    loops = atLeastOne(count);
    return this;
  }

  public int maxConnections() {
    return maxConnections;
  }

  /** Client connections at a time; further ones are answered 503 and closed. */
  public GatewayConfig maxConnections(int count) {
    maxConnections = atLeastOne(count);
    return this;
  }

  public int maxHeaderSize() {
    return maxHeaderSize;
  }

  /** Bytes of all header fields of a request or an answer together. */
  public GatewayConfig maxHeaderSize(int bytes) {
    maxHeaderSize = atLeastOne(bytes);
    return this;
  }

  public int maxRequestLine() {
    return maxRequestLine;
  }

  /** Bytes of a request line. */
  public GatewayConfig maxRequestLine(int bytes) {
    maxRequestLine = atLeastOne(bytes);
    return this;
  }

  public int maxIdlePerInstance() {
    return maxIdlePerInstance;
  }

  /** Idle connections kept per instance and event loop. */
  public GatewayConfig maxIdlePerInstance(int count) {
    maxIdlePerInstance = atLeastOne(count);
    return this;
  }

  public Duration drainLimit() {
    return drainLimit;
  }

  /** How long requests in flight may take once the gateway was told to stop. */
  public GatewayConfig drainLimit(Duration limit) {
    drainLimit = limit;
    return this;
  }

  public Duration clientIdle() {
    return clientIdle;
  }

  /** How long a client may be silent between requests, within a body, or while it should read. */
  public GatewayConfig clientIdle(Duration limit) {
    clientIdle = limit;
    return this;
  }

  public Duration headerTimeout() {
    return headerTimeout;
  }

  /** How long a client may take to complete a request's header that it has begun. */
  public GatewayConfig headerTimeout(Duration limit) {
    headerTimeout = limit;
    return this;
  }

  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** How long a connection to an instance may take to be made. */
  public GatewayConfig connectTimeout(Duration limit) {
    connectTimeout = limit;
    return this;
  }

  public Duration answerTimeout() {
    return answerTimeout;
  }

  /** How long an instance may be silent while its answer, or its reading, is awaited. */
  public GatewayConfig answerTimeout(Duration limit) {
    answerTimeout = limit;
    return this;
  }

  public Duration upstreamIdle() {
    return upstreamIdle;
  }

  /** How long an unused connection is kept; shorter than instances keep theirs. */
  public GatewayConfig upstreamIdle(Duration limit) {
    upstreamIdle = limit;
    return this;
  }

  private static int atLeastOne(int value) {
    if (value < 1) {
      throw new IllegalArgumentException(value + " is not at least 1");
    }
    return value;
  }
}
