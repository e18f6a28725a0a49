package org.troupe.wire;

import java.util.List;

/**
 * Where requests for some host names go.
 *
 * @param service the cloud service
 * @param slot {@code production} or {@code staging}
 * @param deployment the deployment that holds the slot
 * @param hosts the host names, lower case, without port
 * @param bareAddress whether requests that name the platform by IP address or by its bare domain
 *     come here too; true for at most one route of a table
 * @param upstreams the instances that take requests; empty while none is ready, which the gateway
 *     answers with 503
 */
public record HttpRoute(
    String service,
    String slot,
    String deployment,
    List<String> hosts,
    boolean bareAddress,
    List<Upstream> upstreams) {

  public HttpRoute {
    hosts = List.copyOf(hosts);
    upstreams = List.copyOf(upstreams);
  }
}
