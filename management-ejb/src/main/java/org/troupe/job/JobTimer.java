package org.troupe.job;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Keeps jobs going even when nothing else wakes them. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class JobTimer {

  @Inject private JobLoop loop;

  @PostConstruct
  void awake() {
    loop.awake();
  }

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void lookAgain() {
    loop.wakeIfOverdue();
  }
}
