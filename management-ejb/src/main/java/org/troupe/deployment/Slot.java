package org.troupe.deployment;

import java.util.Locale;

/** The two places of a cloud service. */
public enum Slot {
  PRODUCTION,
  STAGING;

  /** As users write it, lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The slot on the other side of a swap. */
  public Slot other() {
    return this == PRODUCTION ? STAGING : PRODUCTION;
  }

  /**
   * Name by which the outside knows this slot of a service, in host names and queue names: {@code
   * shop}, {@code shop-staging}.
   */
  public String outsideName(String service) {
    return this == PRODUCTION ? service : service + "-staging";
  }
}
