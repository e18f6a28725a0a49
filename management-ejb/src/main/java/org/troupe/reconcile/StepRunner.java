package org.troupe.reconcile;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceHost;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.operation.LookAgain;
import org.troupe.queue.BrokerAdministration;
import org.troupe.reconcile.plan.Step;
import org.troupe.reconcile.plan.StepHandler;
import org.troupe.reconcile.plan.Underway;
import org.troupe.routing.GatewayClient;

/**
 * Carries steps out. Quick ones at once, so that a dead instance is out of the route table before
 * anything else; slow ones on the executor, each marked as under way until it has ended. A step
 * that fails is logged and left to the next pass.
 */
@ApplicationScoped
class StepRunner implements StepHandler {

  private static final Logger LOG = System.getLogger(StepRunner.class.getName());

  /** A slow step that failed is not tried again before this. */
  private static final long REST_AFTER_FAILURE_MILLIS = 2_000;

  @Resource private ManagedScheduledExecutorService executor;

  private ReconcileRecords records;
  private StepsUnderway underway;
  private InstanceHost host;
  private GatewayClient gateway;
  private BrokerAdministration broker;
  private DeploymentPreparation preparation;
  private InstanceSpecs specs;
  private LogTails logTails;
  private Event<LookAgain> lookAgain;
  private Clock clock;

  protected StepRunner() {}

  @Inject
  StepRunner(
      ReconcileRecords records,
      StepsUnderway underway,
      InstanceHost host,
      GatewayClient gateway,
      BrokerAdministration broker,
      DeploymentPreparation preparation,
      InstanceSpecs specs,
      LogTails logTails,
      Event<LookAgain> lookAgain,
      Clock clock) {
    this.records = records;
    this.underway = underway;
    this.host = host;
    this.gateway = gateway;
    this.broker = broker;
    this.preparation = preparation;
    this.specs = specs;
    this.logTails = logTails;
    this.lookAgain = lookAgain;
    this.clock = clock;
  }

  /** Carries one step out, or begins to. */
  void run(Step step) {
    try {
      step.applyTo(this);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "step=" + step + " event=failed", e);
    }
  }

  @Override
  public void prepareDeployment(Step.PrepareDeployment step) {
    String id = step.deployment();
    inBackground(
        id,
        id,
        step,
        () -> {
          preparation.prepare(id);
          records.prepared(id);
        });
  }

  @Override
  public void addInstance(Step.AddInstance step) {
    records.addInstance(step.key());
  }

  @Override
  public void moveInstance(Step.MoveInstance step) {
    InstanceKey key = step.key();
    LOG.log(Level.INFO, "instance={0} state={1} why={2}", key, step.next().label(), step.why());
    records.change(key, row -> row.moveTo(step.next(), step.why(), clock.instant()));
    records.note(
        key.deployment(),
        key.name()
            + " is "
            + step.next().label()
            + (step.why().isEmpty() ? "" : ": " + step.why()));
  }

  @Override
  public void startInstance(Step.StartInstance step) {
    InstanceKey key = step.key();
    records.change(key, row -> row.beginsStart(clock.instant()));
    inBackground(key.toString(), key.deployment(), step, () -> start(key));
  }

  private void start(InstanceKey key) throws Exception {
    String token = records.readInstance(key, row -> row.token()).orElseThrow();
    Start start =
        records
            .withDeployment(
                key.deployment(),
                (deployment, service) ->
                    new Start(
                        specs.of(key, token, deployment, service),
                        InstanceSpecs.slotOf(deployment, service).orElse(null)))
            .orElseThrow();
    HostedInstance process = host.start(start.spec());
    LOG.log(
        Level.INFO,
        "instance={0} event=started pid={1,number,#} port={2,number,#}",
        key,
        process.pid(),
        process.port());
    records.change(
        key,
        row -> {
          row.runsAs(process);
          row.wasToldSlot(start.slot());
        });
  }

  private record Start(InstanceSpec spec, String slot) {}

  @Override
  public void reconfigureInstance(Step.ReconfigureInstance step) {
    InstanceKey key = step.key();
    inBackground(key.toString(), key.deployment(), step, () -> reconfigure(key));
  }

  private void reconfigure(InstanceKey key) throws Exception {
    var told =
        records
            .withDeployment(
                key.deployment(),
                (deployment, service) -> specs.configuration(key, deployment, service))
            .orElseThrow();
    host.reconfigure(key, told);
    records.change(key, row -> row.wasToldSlot(told.get("troupe.slot")));
  }

  @Override
  public void terminateInstance(Step.TerminateInstance step) {
    records.change(step.key(), row -> row.wasTerminated(clock.instant()));
    host.terminate(step.key());
  }

  @Override
  public void killInstance(Step.KillInstance step) {
    host.kill(step.key());
  }

  @Override
  public void removeInstance(Step.RemoveInstance step) {
    InstanceKey key = step.key();
    inBackground(
        key.toString(),
        key.deployment(),
        step,
        () -> {
          host.remove(key);
          records.removeInstance(key);
          records.note(key.deployment(), key.name() + " is gone");
        });
  }

  @Override
  public void publishRoutes(Step.PublishRoutes step) {
    try {
      gateway.publish(step.table());
      LOG.log(Level.INFO, "routes version={0,number,#} event=published", step.table().version());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "routes event=not-published: {0}", e.getMessage());
    }
  }

  @Override
  public void leadQueues(Step.LeadQueues step) {
    inBackground(Underway.QUEUES, "", step, () -> broker.lead(step.changes()));
  }

  @Override
  public void removeDeployment(Step.RemoveDeployment step) {
    String id = step.deployment();
    inBackground(
        id,
        id,
        step,
        () -> {
          preparation.undo(id);
          records.removeDeployment(id);
        });
  }

  @Override
  public void finishOperation(Step.FinishOperation step) {
    String log = step.culprit().map(logTails::of).orElse("");
    String message = log.isEmpty() ? step.message() : step.message() + "\n" + log;
    records.finish(step.operation(), step.succeeded(), message);
    LOG.log(
        Level.INFO,
        "operation={0,number,#} event={1} {2}",
        step.operation(),
        step.succeeded() ? "succeeded" : "failed",
        step.message());
  }

  /** What may take long and may fail. */
  @FunctionalInterface
  private interface SlowAction {
    void run() throws Exception;
  }

  private void inBackground(String subject, String deployment, Step step, SlowAction action) {
    underway.begin(subject);
    executor.execute(
        () -> {
          try {
            action.run();
            end(subject);
          } catch (Exception | LinkageError e) {
            LOG.log(Level.WARNING, "step=" + step + " event=failed", e);
            noteFailure(deployment, e);
            Future<?> unused =
                executor.schedule(
                    () -> end(subject), REST_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
          }
        });
  }

  private void noteFailure(String deployment, Throwable failure) {
    try {
      records.note(deployment, "failed, will be tried again: " + failure.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "the failure could not be put on record", e);
    }
  }

  private void end(String subject) {
    underway.end(subject);
    lookAgain.fireAsync(new LookAgain("step ended"));
  }
}
