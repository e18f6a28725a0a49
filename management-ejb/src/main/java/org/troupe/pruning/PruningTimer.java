package org.troupe.pruning;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.troupe.capacity.Leading;

/** Prunes on the controller that leads. Deleting takes its time, so there is no transaction. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PruningTimer {

  @Inject private Leading leading;
  @Inject private Pruning pruning;

  @Schedule(hour = "*", minute = "*", second = "40", persistent = false)
  void lookAround() {
    if (leading.isLeading()) {
      pruning.runIfDue();
    }
  }
}
