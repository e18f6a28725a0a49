package org.troupe.gateway;

import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.troupe.wire.RouteTable;
import org.troupe.wire.Upstream;
import org.troupe.wire.UpstreamLoad;

/** The table in force, and the instances of it and of those before it that still work. */
final class Routing {
  private final List<Loop> loops;
  private final GatewayConfig config;
  private final Map<Upstream, Instance> instances = new LinkedHashMap<>();
  private volatile Routes routes;

  Routing(List<Loop> loops, GatewayConfig config) {
    this.loops = List.copyOf(loops);
    this.config = config;
    this.routes = new Routes(RouteTable.EMPTY, loops.size(), this::instance);
  }

  Routes routes() {
    return routes;
  }

  /**
   * Puts a table in force by one reference.
   *
   * @return done when no event loop can begin a request after the old table any more, so that the
   *     counts of instances that left are complete from then on
   * @throws StaleTableException if the table is older than the one in force, or another one of the
   *     same version
   * @throws IllegalArgumentException if the table contradicts itself; the old one stays
   */
  synchronized CompletableFuture<Void> install(RouteTable table) {
    RouteTable inForce = routes.table();
    if (table.version() < inForce.version()
        || (table.version() == inForce.version() && !table.equals(inForce))) {
      throw new StaleTableException(table.version(), inForce.version());
    }
    Map<Upstream, Instance> before = Map.copyOf(instances);
    Routes next;
    try {
      next = new Routes(table, loops.size(), this::instance);
    } catch (IllegalArgumentException e) {
      instances.keySet().retainAll(before.keySet());
      throw e;
    }
    List<Upstream> named = new ArrayList<>();
    next.httpRoutes().forEach(route -> named.addAll(route.upstreams()));
    instances.values().forEach(i -> i.routed(named.contains(i.upstream())));
    instances.values().forEach(i -> i.silent(table.silent().contains(i.upstream().instance())));
    routes = next;
    instances.values().removeIf(Instance::done);
    return settle(instances.values().stream().filter(i -> !i.routed()).toList());
  }

  private CompletableFuture<Void> settle(Collection<Instance> departed) {
    CompletableFuture<?>[] settled =
        loops.stream().map(loop -> settle(loop, departed)).toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(settled).thenRun(() -> departed.forEach(Instance::settle));
  }

  private static CompletableFuture<Void> settle(Loop loop, Collection<Instance> departed) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Future<?> task =
        loop.eventLoop()
            .submit(() -> departed.forEach(instance -> instance.pool(loop).closeIdle()));
    task.addListener(result -> done.complete(null));
    return done;
  }

  /** Done once every event loop has come round: one that hangs leaves it undone. */
  CompletableFuture<Void> pulse() {
    return settle(List.of());
  }

  /** The load of every instance in the table, and of those that left it and are not done. */
  synchronized List<UpstreamLoad> loads() {
    instances.values().removeIf(Instance::done);
    return instances.values().stream().map(Instance::load).toList();
  }

  private Instance instance(Upstream upstream) {
    return instances.computeIfAbsent(upstream, u -> new Instance(u, loops, config));
  }
}
