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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.troupe.capacity.Leading;
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
  @Inject private InstanceHost host;
  @Inject private Clock clock;

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
      look();
    }
  }

  private void look() {
    try (BrokerBranches broker = BrokerBranches.open(config.broker())) {
      soon = inDoubt.settle(broker) > 0 || soon;
    } catch (BrokerUnavailableException e) {
      soon = true;
      LOG.log(Level.DEBUG, "the broker is away", e);
    }
  }
}
