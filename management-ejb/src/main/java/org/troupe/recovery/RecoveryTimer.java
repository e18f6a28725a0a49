package org.troupe.recovery;

import jakarta.annotation.PostConstruct;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.troupe.capacity.Leading;
import org.troupe.cloudservice.CloudService;
import org.troupe.cloudservice.CloudServices;
import org.troupe.database.ServiceDatabases;
import org.troupe.instance.InstanceHost;
import org.troupe.platform.ControllerConfig;
import org.troupe.queue.BrokerBranches;
import org.troupe.queue.BrokerUnavailableException;

/**
 * Looks on the controller that leads: every five seconds while an instance has just ended or
 * something is in doubt, else once a minute.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RecoveryTimer {

  private static final Logger LOG = System.getLogger(RecoveryTimer.class.getName());
  private static final Duration AT_REST = Duration.ofMinutes(1);

  @Inject private Leading leading;
  @Inject private ControllerConfig config;
  @Inject private CloudServices services;
  @Inject private ServiceDatabases databases;
  @Inject private InstanceHost host;
  @Inject private Clock clock;

  private final Set<String> withTables = new HashSet<>();
  private InDoubt inDoubt;
  private volatile boolean soon = true;
  private Instant looked = Instant.MIN;

  @PostConstruct
  void listen() {
    inDoubt = new InDoubt(host::coordinators, clock);
    host.onExit(ended -> soon = true);
  }

  /** What a dead instance has taken is with somebody else soon. */
  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void settle() {
    if (leading.isLeading() && (soon || clock.instant().isAfter(looked.plus(AT_REST)))) {
      soon = false;
      looked = clock.instant();
      look(broker -> soon = inDoubt.settle(broker, databasesOf(names())) > 0 || soon);
    }
  }

  /** What is left are few rows, which hurt nobody. */
  @Schedule(hour = "*", minute = "*/10", second = "7", persistent = false)
  void tidy() {
    if (leading.isLeading()) {
      look(
          broker -> {
            for (InDoubt.Database database : databasesOf(names())) {
              inDoubt.tidy(broker, database);
            }
          });
    }
  }

  /** What is done with what is in doubt. */
  @FunctionalInterface
  private interface Deed {
    void to(BrokerBranches broker) throws SQLException;
  }

  private void look(Deed deed) {
    try (BrokerBranches broker = BrokerBranches.open(config.broker())) {
      deed.to(broker);
    } catch (BrokerUnavailableException e) {
      soon = true;
      LOG.log(Level.DEBUG, "the broker is away", e);
    } catch (SQLException e) {
      soon = true;
      LOG.log(Level.WARNING, "event=in-doubt reason=\"{0}\"", e.getMessage());
    }
  }

  /** Those that have the tables; a service of an older platform gets them. */
  private List<String> names() throws SQLException {
    List<String> names = new ArrayList<>();
    for (CloudService service : services.all()) {
      String name = service.name();
      if (withTables.contains(name) || databases.makeTables(name)) {
        withTables.add(name);
        names.add(name);
      }
    }
    return names;
  }

  private List<InDoubt.Database> databasesOf(List<String> names) {
    return names.stream().<InDoubt.Database>map(name -> () -> databases.connectTo(name)).toList();
  }
}
