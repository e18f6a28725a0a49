package org.troupe.reconcile;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Keeps reconcile and the probes going even when nothing else wakes them. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class ReconcileTimer {

  @Inject private ReconcileLoop loop;
  @Inject private ProbeRounds probes;
  @Inject private BackgroundSteps background;

  @PostConstruct
  void awake() {
    loop.awake();
    background.awake();
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void lookAgain() {
    loop.wakeIfOverdue("timer");
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void probe() {
    probes.next();
  }
}
