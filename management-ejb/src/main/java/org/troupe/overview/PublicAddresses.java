package org.troupe.overview;

import java.net.URI;
import java.net.URISyntaxException;
import org.troupe.deployment.Slot;

/** Addresses under which slots are reached from outside. */
final class PublicAddresses {

  private final URI gateway;
  private final String domain;

  /**
   * Addresses on a platform.
   *
   * @param gateway the gateway's public address, whose scheme and port they share
   */
  PublicAddresses(String gateway, String domain) {
    this.gateway = URI.create(gateway);
    this.domain = domain;
  }

  /** Address of a service's slot, such as {@code http://shop-staging.localhost:8080/}. */
  String of(String service, Slot slot) {
    String host = slot.outsideName(service) + "." + domain;
    try {
      return new URI(gateway.getScheme(), null, host, gateway.getPort(), "/", null, null)
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no address for " + host, e);
    }
  }
}
