package org.troupe.gateway;

import static java.lang.System.Logger.Level.ERROR;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.troupe.wire.GatewayStatus;
import org.troupe.wire.RouteTable;

/**
 * A gateway from its start to its end: it routes after the remembered table at once, takes newer
 * ones on its admin port, and ends by draining.
 */
public final class Gateway implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Gateway.class.getName());

  private final GatewayConfig config;
  private final EventLoopGroup group;
  private final AdminServer admin;
  private final Transport transport;
  private final Routing routing;
  private final RouteStore store;
  private final PublicListener listener;
  private volatile InetSocketAddress address;
  private InetSocketAddress adminAddress;

  private Gateway(GatewayConfig config, Transport transport, JsonMapper json) {
    this.config = config;
    this.transport = transport;
    this.group = transport.eventLoops(config.loops(), "gateway");
    this.admin = new AdminServer(transport);
    List<Loop> loops = new ArrayList<>();
    for (EventExecutor executor : group) {
      loops.add(
          new Loop(
              loops.size(), (io.netty.channel.EventLoop) executor, transport.clientType(), config));
    }
    this.routing = new Routing(loops, config);
    this.store = new RouteStore(config.routes(), config.peerRoutes(), json);
    this.listener = new PublicListener(routing, loops, config);
  }

  /**
   * Starts a gateway; when this returns it serves, unless it has lost its routes: then it does once
   * it is told them. Until then nobody must be answered that nothing is here.
   *
   * @param token what the admin paths ask for, as bearer token
   * @throws IOException with a line for the user, if it cannot listen
   */
  public static Gateway start(GatewayConfig config, String token) throws IOException {
    Transport transport = Transport.best();
    JsonMapper json = new JsonMapper();
    Gateway gateway = new Gateway(config, transport, json);
    try {
      boolean remembered = gateway.remember();
      gateway.adminAddress =
          gateway.admin.open(
              config.admin(), transport, () -> new AdminHandler(gateway, json, token));
      if (remembered) {
        gateway.listen();
      }
      return gateway;
    } catch (IOException e) {
      gateway.close();
      throw e;
    }
  }

  /** A file that cannot be read must not keep the gateway down: the controller publishes anew. */
  private boolean remember() {
    try {
      RouteTable newest = store.newest();
      if (newest.version() > 0) {
        CompletableFuture<Void> unused = routing.install(newest);
      }
      return true;
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(ERROR, "no routes, so it waits for them before it listens: {0}", e.getMessage());
      return false;
    }
  }

  private synchronized void listen() throws IOException {
    if (address == null) {
      address = listener.open(group, transport);
    }
  }

  /** Where it serves; null until it does. */
  public InetSocketAddress address() {
    return address;
  }

  /** Where its admin paths are. */
  public InetSocketAddress adminAddress() {
    return adminAddress;
  }

  RouteTable routes() {
    return routing.routes().table();
  }

  GatewayStatus status() {
    return new GatewayStatus(
        routing.routes().table().version(), listener.connections(), routing.loads());
  }

  /**
   * Puts a table in force, then on disk; and begins to listen, if it was the first.
   *
   * @return done when no request can begin after an older table
   * @throws StaleTableException if it is not newer than the one in force
   * @throws IOException if it is in force, but could not be written or listened on
   */
  CompletableFuture<Void> install(RouteTable table) throws IOException {
    CompletableFuture<Void> inForce = routing.install(table);
    listen();
    store.write(table);
    return inForce;
  }

  /** Done if every event loop still turns. */
  CompletableFuture<Void> pulse() {
    return routing.pulse();
  }

  /**
   * Stops accepting, then waits until every client's connection has ended, within the drain limit.
   *
   * @return connections that were still open at the limit
   */
  public int drain() {
    return listener
        .drain()
        .completeOnTimeout(null, config.drainLimit().toNanos(), TimeUnit.NANOSECONDS)
        .thenApply(done -> listener.connections())
        .join();
  }

  /** Ends at once, whatever is under way. */
  @Override
  public void close() {
    admin.close();
    shutDown(group);
  }

  static void shutDown(EventLoopGroup group) {
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
