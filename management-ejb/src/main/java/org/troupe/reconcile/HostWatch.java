package org.troupe.reconcile;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.troupe.instance.InstanceHost;
import org.troupe.operation.LookAgain;

/** Has reconcile look at once when a process ends. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class HostWatch {

  @Inject private InstanceHost host;
  @Inject private Event<LookAgain> lookAgain;

  @PostConstruct
  void listen() {
    host.onExit(key -> lookAgain.fireAsync(new LookAgain("process of " + key + " ended")));
  }
}
