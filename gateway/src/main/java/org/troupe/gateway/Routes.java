package org.troupe.gateway;

import io.netty.util.NetUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.troupe.wire.HttpRoute;
import org.troupe.wire.RouteTable;
import org.troupe.wire.Upstream;

/** A table of routes made ready for lookup; never changes. */
final class Routes {
  private final RouteTable table;
  private final Map<String, Route> byHost = new HashMap<>();
  private Route bare;

  /**
   * Prepares a table.
   *
   * @param instances gives the one object that stands for an instance, whichever table names it
   * @throws IllegalArgumentException if two routes claim the same host name or the bare address
   */
  Routes(RouteTable table, int loops, Function<Upstream, Instance> instances) {
    this.table = table;
    if (table.domain() == null) {
      throw new IllegalArgumentException("the table names no domain");
    }
    for (HttpRoute httpRoute : table.httpRoutes()) {
      Route route = new Route(httpRoute.upstreams().stream().map(instances).toList(), loops);
      for (String host : httpRoute.hosts()) {
        if (byHost.put(host.toLowerCase(Locale.ROOT), route) != null) {
          throw new IllegalArgumentException("two routes claim the host " + host);
        }
      }
      if (httpRoute.bareAddress()) {
        if (bare != null) {
          throw new IllegalArgumentException("two routes claim the bare address");
        }
        bare = route;
      }
    }
  }

  RouteTable table() {
    return table;
  }

  List<HttpRoute> httpRoutes() {
    return table.httpRoutes();
  }

  /**
   * Looks up who answers to a host.
   *
   * @param authority the Host field as it came, with or without a port; empty if there was none
   * @return null if nobody answers to it
   */
  Route find(String authority) {
    String host = hostOf(authority);
    Route route = byHost.get(host);
    return route == null && isBare(host) ? bare : route;
  }

  private boolean isBare(String host) {
    return host.isEmpty()
        || host.equals(table.domain())
        || NetUtil.isValidIpV4Address(host)
        || NetUtil.isValidIpV6Address(host);
  }

  private static String hostOf(String authority) {
    int end = authority.length();
    int colon = authority.lastIndexOf(':');
    if (colon > authority.lastIndexOf(']')) {
      end = colon;
    }
    if (end > 0 && authority.charAt(end - 1) == '.') {
      end--;
    }
    return authority.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
