package org.troupe.queue;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.troupe.lease.ControllerLease;

/** Looks after queues on the controller that leads. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class QueueTimer {

  private static final Logger LOG = System.getLogger(QueueTimer.class.getName());

  @Inject private ControllerLease lease;
  @Inject private QueueRounds rounds;

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void explainDeadLetters() {
    run("dead-letters", rounds::explainDeadLetters);
  }

  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  void measure() {
    run("metrics", rounds::measure);
  }

  /** A timer whose method throws is called again at once, and then no more. */
  private void run(String what, Runnable round) {
    if (lease.isHeld()) {
      try {
        round.run();
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "queues=" + what + " event=failed", e);
      }
    }
  }
}
