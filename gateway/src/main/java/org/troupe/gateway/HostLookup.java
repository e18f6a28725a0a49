package org.troupe.gateway;

import java.util.function.Supplier;

/** Remembers the route found last: clients rarely change the host within a connection. */
final class HostLookup {
  private final Supplier<Routes> inForce;
  private Routes routes;
  private String host;
  private Route route;

  HostLookup(Supplier<Routes> inForce) {
    this.inForce = inForce;
  }

  /**
   * Looks a host up in the table in force.
   *
   * @return null if nobody answers to it
   */
  Route find(String wanted) {
    Routes now = inForce.get();
    if (now != routes || !wanted.equals(host)) {
      routes = now;
      host = wanted;
      route = now.find(wanted);
    }
    return route;
  }

  /** The host that stands for none, of the table looked at last. */
  String domain() {
    return routes.table().domain();
  }
}
