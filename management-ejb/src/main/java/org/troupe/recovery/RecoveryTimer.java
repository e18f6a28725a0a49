package org.troupe.recovery;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import org.troupe.capacity.Leading;
import org.troupe.cloudservice.CloudService;
import org.troupe.cloudservice.CloudServices;
import org.troupe.database.ServiceDatabases;
import org.troupe.instance.InstanceHost;
import org.troupe.platform.ControllerConfig;
import org.troupe.queue.BrokerBranches;
import org.troupe.queue.BrokerUnavailableException;

/** Looks every few seconds, on the controller that leads. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RecoveryTimer {

  private static final Logger LOG = System.getLogger(RecoveryTimer.class.getName());

  @Inject private Leading leading;
  @Inject private ControllerConfig config;
  @Inject private CloudServices services;
  @Inject private ServiceDatabases databases;
  @Inject private InstanceHost host;

  /** What a dead instance has taken is with somebody else soon. */
  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void settle() {
    look(InDoubt::settle);
  }

  /** Its records are few, and hurt nobody. */
  @Schedule(hour = "*", minute = "*/10", second = "7", persistent = false)
  void tidy() {
    look(
        inDoubt -> {
          inDoubt.tidy();
          return 0;
        });
  }

  /** What is done with what is in doubt. */
  @FunctionalInterface
  private interface Deed {
    int to(InDoubt inDoubt) throws SQLException;
  }

  private void look(Deed deed) {
    if (!leading.isLeading()) {
      return;
    }
    try (BrokerBranches broker = BrokerBranches.open(config.broker())) {
      List<InDoubt.Database> all =
          services.all().stream()
              .map(CloudService::name)
              .<InDoubt.Database>map(name -> () -> databases.connectTo(name))
              .toList();
      deed.to(new InDoubt(broker, host::coordinators, all));
    } catch (BrokerUnavailableException e) {
      LOG.log(Level.DEBUG, "the broker is away", e);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "event=in-doubt reason=\"{0}\"", e.getMessage());
    }
  }
}
