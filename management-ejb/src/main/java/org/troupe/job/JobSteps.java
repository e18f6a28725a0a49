package org.troupe.job;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.troupe.definition.JobDefinition;
import org.troupe.instance.InstanceKey;
import org.troupe.job.plan.RunState;
import org.troupe.job.plan.RunStep;
import org.troupe.queue.QueueNames;
import org.troupe.wire.RunOrder;

/** Carries out what is planned for runs, in one pass. */
final class JobSteps implements RunStep.Handler {

  private static final Logger LOG = System.getLogger(JobSteps.class.getName());

  private final JobRecords records;
  private final Optional<JobLine> line;
  private final RunWorkers workers;
  private final Function<Set<InstanceKey>, Map<InstanceKey, String>> tokens;
  private final Declared declared;

  /**
   * For one pass.
   *
   * @param line empty while the broker is away: what needs it is left for the next pass
   */
  JobSteps(
      JobRecords records,
      Optional<JobLine> line,
      RunWorkers workers,
      Function<Set<InstanceKey>, Map<InstanceKey, String>> tokens,
      Declared declared) {
    this.records = records;
    this.line = line;
    this.workers = workers;
    this.tokens = tokens;
    this.declared = declared;
  }

  @Override
  public void handle(RunStep.HandOut step) {
    RunState run = step.run();
    Optional<JobDefinition> job = declared.job(step.deployment(), run.home().job());
    if (line.isEmpty() || job.isEmpty()) {
      return;
    }
    Optional<RunOrder> order = records.orders(run, step.deployment(), job.get());
    if (order.isEmpty()) {
      return;
    }
    int attempt = order.get().attempt();
    line.get()
        .send(
            QueueNames.runs(step.deployment(), run.home().role()),
            run.id(),
            attempt,
            run.home().job(),
            JsonText.of(order.get()));
    records.sent(run.id(), attempt);
    log(run, "ordered attempt=" + attempt + " deployment=" + step.deployment());
  }

  @Override
  public void handle(RunStep.Withdraw step) {
    RunState run = step.run();
    if (line.isEmpty() || run.deployment().isEmpty()) {
      return;
    }
    if (line.get().withdraw(QueueNames.runs(run.deployment().get(), run.home().role()), run.id())) {
      records.withdrawn(run.id());
      log(run, "withdrawn");
    }
  }

  @Override
  public void handle(RunStep.OrderStop step) {
    RunState run = step.run();
    records.stops(run.id(), step.cause());
    run.instance()
        .map(key -> tokens.apply(Set.of(key)).get(key))
        .ifPresent(
            token -> {
              workers.stop(run, token);
              records.stopWasOrdered(run.id());
            });
    log(run, "stop ordered cause=" + step.cause());
  }

  @Override
  public void handle(RunStep.NoteDisplaced step) {
    records.displaced(step.run().id());
  }

  @Override
  public void handle(RunStep.Lose step) {
    records.lost(step.run());
    log(step.run(), "worker lost");
  }

  @Override
  public void handle(RunStep.End step) {
    records.end(step.run(), step.status(), step.message());
    log(step.run(), "ended status=" + step.status().label());
  }

  @Override
  public void handle(RunStep.Begin step) {
    Optional.ofNullable(declared.homes().get(step.home()))
        .ifPresent(job -> records.begin(step.home(), job));
  }

  private static void log(RunState run, String event) {
    LOG.log(Level.INFO, "jobs run={0} job={1} event={2}", run.id(), run.home(), event);
  }
}
