package org.troupe.pruning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.troupe.capacity.Leading;
import org.troupe.lease.ControllerLease;

/** The controller that has the lease leads. */
@ApplicationScoped
class LeadingByLease implements Leading {

  @Inject private ControllerLease lease;

  @Override
  public boolean isLeading() {
    return lease.isHeld();
  }
}
