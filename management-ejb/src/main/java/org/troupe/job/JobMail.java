package org.troupe.job;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.troupe.definition.JobDefinition;
import org.troupe.job.Declared.DeploymentJobs;
import org.troupe.job.JobLine.Arrived;
import org.troupe.job.plan.JobHome;
import org.troupe.platform.ControllerConfig;
import org.troupe.queue.QueueNames;
import org.troupe.wire.RunReport;
import org.troupe.wire.RunRequest;

/**
 * What goes to and comes from the broker for jobs. What comes is put on record first and
 * acknowledged then; while the broker is away, it is tried anew at each pass.
 */
final class JobMail {

  private static final Logger LOG = System.getLogger(JobMail.class.getName());
  private static final int BATCH = 500;

  /** A queue's messages wait there rather than as runs. */
  private static final int RUNS_AHEAD = 20;

  private final ControllerConfig.Broker broker;
  private final JobRecords records;
  private final IntakeStatus intake;
  private final Runnable wake;
  private JobLine line;
  private Declared known;
  private boolean away;
  private boolean more;

  /** Not on record yet: where the database is away, it is tried again. */
  private List<Arrived> taken = List.of();

  JobMail(ControllerConfig.Broker broker, JobRecords records, IntakeStatus intake, Runnable wake) {
    this.broker = broker;
    this.records = records;
    this.intake = intake;
    this.wake = wake;
  }

  /** The connection; empty while the broker is away. */
  Optional<JobLine> line() {
    return Optional.ofNullable(line).filter(open -> !open.isBroken());
  }

  /** Whether there are queues that have to be looked into. */
  boolean pulls() {
    return known != null && !triggers(known).isEmpty();
  }

  /** Whether there is more than one pass takes. */
  boolean hasMore() {
    return more;
  }

  void close() {
    if (line != null) {
      line.close();
      line = null;
    }
    known = null;
    more = false;
    taken = List.of();
  }

  /** Puts on record what has come; nothing while the broker is away. */
  void exchange(Declared declared) {
    try {
      connect(declared);
      if (line != null) {
        takeArrived(declared);
        triggers(declared).forEach((queue, home) -> pull(queue, home, declared));
        more = line.hasMore();
      }
      away = false;
    } catch (BrokerAwayException e) {
      LOG.log(away ? Level.DEBUG : Level.WARNING, "jobs event=broker away, tried again", e);
      away = true;
      close();
    }
  }

  private void connect(Declared declared) {
    more = false;
    if (line != null && line.isBroken()) {
      close();
    }
    boolean needed = declared.deployments().values().stream().anyMatch(DeploymentJobs::hasJobs);
    if (!needed) {
      close();
      return;
    }
    if (line == null) {
      line = JobLine.open(broker, wake);
    }
    if (!declared.equals(known)) {
      line.ensure(ownQueues(declared));
      line.listenTo(pushed(declared), triggers(declared).keySet());
      known = declared;
    }
  }

  private static Set<String> ownQueues(Declared declared) {
    Set<String> queues = new HashSet<>();
    declared
        .deployments()
        .forEach(
            (id, deployment) -> {
              if (deployment.open() && deployment.hasJobs()) {
                queues.add(QueueNames.reports(id));
                queues.add(QueueNames.requests(id));
                deployment.roles().keySet().forEach(role -> queues.add(QueueNames.runs(id, role)));
              }
            });
    return queues;
  }

  private static Set<String> pushed(Declared declared) {
    Set<String> queues = new HashSet<>();
    declared
        .deployments()
        .forEach(
            (id, deployment) -> {
              if (deployment.hasJobs()) {
                queues.add(QueueNames.reports(id));
                queues.add(QueueNames.requests(id));
              }
            });
    return queues;
  }

  /** Queues whose messages start jobs. */
  private static Map<String, JobHome> triggers(Declared declared) {
    Map<String, JobHome> triggers = new HashMap<>();
    declared
        .deployments()
        .forEach(
            (id, deployment) -> {
              if (deployment.open()) {
                deployment
                    .jobs()
                    .filter(job -> job.queue().isPresent())
                    .forEach(
                        job ->
                            deployment
                                .home(job.name())
                                .ifPresent(
                                    home ->
                                        triggers.put(QueueNames.own(id, job.queue().get()), home)));
              }
            });
    return triggers;
  }

  private void takeArrived(Declared declared) {
    if (taken.isEmpty()) {
      taken = line.take(BATCH);
    }
    if (!taken.isEmpty()) {
      record(taken, declared);
      line.acknowledge(taken);
      taken = List.of();
    }
  }

  private void record(List<Arrived> arrived, Declared declared) {
    List<RunReport> reports = new ArrayList<>();
    List<Map.Entry<String, RunRequest>> requests = new ArrayList<>();
    for (Arrived message : arrived) {
      if (JobQueues.isReports(message.queue())) {
        JobReading.report(message).ifPresent(reports::add);
      } else {
        String deployment = JobQueues.ofRequests(message.queue());
        JobReading.request(message)
            .ifPresent(request -> requests.add(Map.entry(deployment, request)));
      }
    }
    if (!requests.isEmpty()) {
      records.request(requests, declared).forEach(refused -> refuse(refused, declared));
    }
    if (!reports.isEmpty()) {
      records.apply(reports, declared);
    }
  }

  private void refuse(Map.Entry<String, RunRequest> request, Declared declared) {
    DeploymentJobs deployment = declared.deployments().get(request.getKey());
    if (deployment != null) {
      intake.refuse(deployment.service(), request.getValue().run());
    }
  }

  private void pull(String queue, JobHome home, Declared declared) {
    Optional<JobDefinition> job = Optional.ofNullable(declared.homes().get(home));
    long room = RUNS_AHEAD - (JobRecords.MOST_WAITING - records.room(home));
    while (job.isPresent() && room > 0) {
      Optional<Arrived> message = line.pull(queue);
      if (message.isEmpty()) {
        return;
      }
      try {
        records.message(home, job.get(), message.get().origin(), message.get().text());
      } catch (RuntimeException e) {
        close();
        throw e;
      }
      line.acknowledge(List.of(message.get()));
      room--;
    }
  }
}
