package org.troupe.servicepackage;

import java.util.Set;

/** Which packages deployments need, now or to go back to. */
@FunctionalInterface
public interface PackagesInUse {

  /** Their ids. */
  Set<String> ids();
}
