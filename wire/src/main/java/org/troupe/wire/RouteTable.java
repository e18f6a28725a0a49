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
 */
public record RouteTable(long version, String domain, List<HttpRoute> httpRoutes) {

  /** What a gateway routes that was never told anything: nothing. */
  public static final RouteTable EMPTY = new RouteTable(0, "localhost", List.of());

  public RouteTable {
    httpRoutes = List.copyOf(httpRoutes);
  }
}
