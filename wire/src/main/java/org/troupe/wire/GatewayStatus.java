package org.troupe.wire;

import java.util.List;

/**
 * What the gateway says of itself on {@code GET /status} and as the answer to {@code PUT /routes}.
 *
 * @param version version of the route table in force
 * @param connections open client connections
 * @param upstreams load of every instance in the table, and of those that left it while requests
 *     are still in flight with them
 */
public record GatewayStatus(long version, int connections, List<UpstreamLoad> upstreams) {

  public GatewayStatus {
    upstreams = List.copyOf(upstreams);
  }
}
