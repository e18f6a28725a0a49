package org.troupe.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.troupe.wire.GatewayStatus;
import org.troupe.wire.HttpRoute;
import org.troupe.wire.RouteTable;
import org.troupe.wire.UpstreamLoad;

/** What several gateways say, as if one had said it. */
final class Merging {

  /** Of no platform: a table with it is never the wanted one. */
  private static final String DISAGREED = "";

  private Merging() {}

  /**
   * One status for all: the lowest version, and all loads added up.
   *
   * @param answers of those that answer, at least one
   * @param unheard what those said last that are silent just now; only their loads count
   */
  static GatewayStatus status(List<GatewayStatus> answers, List<GatewayStatus> unheard) {
    Map<String, UpstreamLoad> loads = new LinkedHashMap<>();
    long version = Long.MAX_VALUE;
    int connections = 0;
    for (GatewayStatus answer : answers) {
      version = Math.min(version, answer.version());
      connections += answer.connections();
      answer.upstreams().forEach(load -> loads.merge(load.instance(), load, Merging::sum));
    }
    for (GatewayStatus last : unheard) {
      last.upstreams().forEach(load -> loads.merge(load.instance(), load, Merging::sum));
    }
    return new GatewayStatus(version, connections, List.copyOf(loads.values()));
  }

  private static UpstreamLoad sum(UpstreamLoad one, UpstreamLoad other) {
    return new UpstreamLoad(
        one.instance(),
        one.inFlight() + other.inFlight(),
        one.requests() + other.requests(),
        one.connectFailures() + other.connectFailures());
  }

  /**
   * One table for all. Its version is the highest, so that the next one is newer everywhere. Where
   * they do not all route the same, it has the routes of all of them, so that nobody is taken for
   * routed out who is not, and no domain, so that it is not what anybody wants.
   *
   * @param tables at least one
   */
  static RouteTable tables(List<RouteTable> tables) {
    RouteTable first = tables.get(0);
    long version = tables.stream().mapToLong(RouteTable::version).max().orElseThrow();
    boolean agreed =
        tables.stream()
            .allMatch(
                table ->
                    table.domain().equals(first.domain())
                        && table.httpRoutes().equals(first.httpRoutes())
                        && table.silent().equals(first.silent()));
    if (agreed) {
      return new RouteTable(version, first.domain(), first.httpRoutes(), first.silent());
    }
    List<HttpRoute> all = new ArrayList<>();
    tables.forEach(table -> all.addAll(table.httpRoutes()));
    return new RouteTable(version, DISAGREED, all);
  }
}
