package org.troupe.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.troupe.agentclient.AgentClient;
import org.troupe.instance.InstanceHost;
import org.troupe.job.plan.JobPlan;
import org.troupe.job.plan.JobWorld;
import org.troupe.job.plan.RunState;
import org.troupe.job.plan.RunStep;
import org.troupe.platform.ControllerConfig;

/** One look at all jobs: what has arrived, what is due, what is to be done next. For one thread. */
@ApplicationScoped
class JobPass {

  /** How often it is looked when nothing is due. */
  static final Duration AT_REST = Duration.ofSeconds(5);

  private static final Logger LOG = System.getLogger(JobPass.class.getName());
  private static final Duration WITH_RUNS = Duration.ofSeconds(1);
  private static final Duration PRUNE_INTERVAL = Duration.ofMinutes(10);
  private static final int PRUNED_AT_ONCE = 500;
  private static final int PRUNE_ROUNDS = 40;
  private static final Duration GIVE_UP_INTERVAL = Duration.ofMinutes(5);

  private JobRecords records;
  private JobDeclarations declarations;
  private IntakeStatus intake;
  private JobMail mail;
  private DueSchedules schedules;
  private InstanceHost host;
  private AgentClient agents;
  private ControllerConfig config;
  private Clock clock;

  private RunWorkers workers;
  private Declared declared = Declared.nothing();
  private volatile boolean trusted;
  private Instant readAt = Instant.MIN;
  private Instant prunedAt = Instant.MIN;
  private Instant listensSince = Instant.MIN;

  protected JobPass() {}

  @Inject
  JobPass(
      JobRecords records,
      JobDeclarations declarations,
      IntakeStatus intake,
      InstanceHost host,
      AgentClient agents,
      ControllerConfig config,
      Clock clock) {
    this.records = records;
    this.declarations = declarations;
    this.intake = intake;
    this.host = host;
    this.agents = agents;
    this.config = config;
    this.clock = clock;
  }

  /** To be called before anything else. */
  void startWith(Executor executor, Runnable wake) {
    workers = new RunWorkers(host, agents, executor, clock);
    mail = new JobMail(config.broker(), records, intake, wake);
    schedules = new DueSchedules(records, clock);
  }

  /** What is declared may have changed. */
  void distrust() {
    trusted = false;
  }

  /** Another controller leads: nothing is kept open, and nothing is remembered. */
  void rest() {
    mail.close();
    schedules.clear();
    declared = Declared.nothing();
    trusted = false;
    listensSince = Instant.MIN;
  }

  /**
   * Looks once.
   *
   * @return when to look again at the latest; empty when at rest
   */
  Optional<Instant> once() {
    readDeclared();
    mail.exchange(declared);
    schedules.tick(declared);
    List<RunState> runs = records.active();
    JobWorld world =
        new JobWorld(
            declared.holders(),
            declared.deploymentIds(),
            workers.absences(runs, declarations::tokens),
            records.heldBack(declared.continuous()));
    JobPlan plan = JobPlan.of(runs, world, clock.instant());
    carryOut(plan);
    intake.tell();
    giveUp();
    prune();
    return lookAgainAt(plan, runs);
  }

  private void readDeclared() {
    Instant now = clock.instant();
    if (trusted && readAt.plus(AT_REST).isAfter(now)) {
      return;
    }
    trusted = true;
    Declared read = declarations.read();
    readAt = now;
    if (!read.equals(declared)) {
      declared = read;
    }
  }

  private void carryOut(JobPlan plan) {
    JobSteps steps = new JobSteps(records, mail.line(), workers, declarations::tokens, declared);
    try {
      for (RunStep step : plan.steps()) {
        step.carryOut(steps);
      }
    } catch (BrokerAwayException e) {
      LOG.log(Level.INFO, "jobs event=broker away, tried again", e);
      mail.close();
    }
  }

  /** Only who has listened for a while, and has read it all, knows what has not come. */
  private void giveUp() {
    Instant now = clock.instant();
    if (listensSince.equals(Instant.MIN) || mail.line().isEmpty() || mail.hasMore()) {
      listensSince = now;
    } else if (listensSince.plus(GIVE_UP_INTERVAL).isBefore(now)) {
      listensSince = now;
      intake.giveUp(declared.servicesWithJobs());
    }
  }

  private void prune() {
    Instant now = clock.instant();
    if (!prunedAt.plus(PRUNE_INTERVAL).isBefore(now)) {
      return;
    }
    prunedAt = now;
    int pruned = 0;
    for (String service : records.services()) {
      int ofService = 0;
      for (int round = 1; round <= PRUNE_ROUNDS; round++) {
        ofService += records.prune(service, PRUNED_AT_ONCE);
        if (ofService < round * PRUNED_AT_ONCE) {
          break;
        }
      }
      pruned += ofService;
    }
    if (pruned > 0) {
      LOG.log(Level.INFO, "jobs event=pruned runs={0}", pruned);
    }
  }

  private Optional<Instant> lookAgainAt(JobPlan plan, List<RunState> runs) {
    Instant now = clock.instant();
    boolean busy = !runs.isEmpty() || !plan.steps().isEmpty() || mail.pulls();
    Instant latest = now.plus(busy ? WITH_RUNS : AT_REST);
    if (mail.hasMore()) {
      return Optional.of(now);
    }
    return Stream.of(plan.lookAgainAt(), schedules.next(), Optional.of(latest))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }
}
