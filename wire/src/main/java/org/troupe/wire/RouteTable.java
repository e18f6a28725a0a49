package org.troupe.wire;

import java.util.List;

/**
 * All that the gateway routes, replaced as a whole: a request sees the old table or the new one,
 * never a mixture.
 *
 * @param version grows with every table the controller publishes; the gateway refuses one that is
 *     older than the one in force
 * @param domain the platform's domain, such as {@code localhost}
 * @param httpRoutes routes by host name
 * @param silent instances that were taken out because they do not answer: a request that waits for
 *     one of them, and may be repeated, is given to another
 */
public record RouteTable(
    long version, String domain, List<HttpRoute> httpRoutes, List<String> silent) {

  /** What a gateway routes that was never told anything: nothing. */
  public static final RouteTable EMPTY = new RouteTable(0, "localhost", List.of());

  public RouteTable {
    httpRoutes = List.copyOf(httpRoutes);
    // A table that an older gateway kept has none.
    silent = silent == null ? List.of() : List.copyOf(silent);
  }

  /** A table without silent instances. */
  public RouteTable(long version, String domain, List<HttpRoute> httpRoutes) {
    this(version, domain, httpRoutes, List.of());
  }
}
