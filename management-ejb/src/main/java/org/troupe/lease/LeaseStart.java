package org.troupe.lease;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Has the lease kept from the time its table is there, and lets it go at an orderly end. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class LeaseStart {

  @Inject private ControllerLease lease;

  @PostConstruct
  void begin() {
    lease.start();
  }

  @PreDestroy
  void end() {
    lease.stop();
  }
}
