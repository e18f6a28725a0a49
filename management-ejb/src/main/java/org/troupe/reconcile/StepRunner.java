package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.LeavingStep;
import org.troupe.lease.ControllerLease;
import org.troupe.queue.BrokerAdministration;
import org.troupe.reconcile.plan.Step;
import org.troupe.reconcile.plan.StepHandler;
import org.troupe.reconcile.plan.Underway;
import org.troupe.routing.GatewayClient;

/**
 * Carries steps out. Quick ones at once, so that a dead instance is out of the route table before
 * anything else; slow ones in the background. A step that fails is logged and left to the next
 * pass.
 */
@ApplicationScoped
class StepRunner implements StepHandler {

  private static final Logger LOG = System.getLogger(StepRunner.class.getName());

  private ReconcileRecords records;
  private BackgroundSteps background;
  private ControllerLease lease;
  private InstanceSteps instances;
  private SwapSteps swaps;
  private GatewayClient gateway;
  private BrokerAdministration broker;
  private DeploymentPreparation preparation;
  private LogTails logTails;
  private Clock clock;

  protected StepRunner() {}

  @Inject
  StepRunner(
      ReconcileRecords records,
      BackgroundSteps background,
      ControllerLease lease,
      InstanceSteps instances,
      SwapSteps swaps,
      GatewayClient gateway,
      BrokerAdministration broker,
      DeploymentPreparation preparation,
      LogTails logTails,
      Clock clock) {
    this.records = records;
    this.background = background;
    this.lease = lease;
    this.instances = instances;
    this.swaps = swaps;
    this.gateway = gateway;
    this.broker = broker;
    this.preparation = preparation;
    this.logTails = logTails;
    this.clock = clock;
  }

  /** Carries one step out, or begins to; nothing if another controller leads by now. */
  void run(Step step) {
    if (!lease.isHeld()) {
      return;
    }
    try {
      step.applyTo(this);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "step=" + step + " event=failed", e);
    }
  }

  private void inBackground(InstanceKey key, Step step, BackgroundSteps.SlowAction action) {
    background.begin(key.toString(), key.deployment(), step, action);
  }

  @Override
  public void prepareDeployment(Step.PrepareDeployment step) {
    String id = step.deployment();
    background.begin(
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
    records.addInstance(step.key(), step.place());
  }

  @Override
  public void moveInstance(Step.MoveInstance step) {
    InstanceKey key = step.key();
    String state = step.next().label();
    LOG.log(
        Level.INFO, "instance={0} state={1} cause={2} {3}", key, state, step.cause(), step.why());
    records.change(key, row -> row.moveTo(step.next(), step.cause(), step.why(), clock.instant()));
    records.note(
        key.deployment(),
        key.name() + " is " + state + (step.why().isEmpty() ? "" : ": " + step.why()));
  }

  @Override
  public void startInstance(Step.StartInstance step) {
    InstanceSteps.Beginning beginning = instances.begin(step);
    inBackground(step.key(), step, () -> instances.start(step, beginning));
  }

  @Override
  public void reconfigureInstance(Step.ReconfigureInstance step) {
    inBackground(step.key(), step, () -> instances.reconfigure(step));
  }

  @Override
  public void exchangeStandby(Step.ExchangeStandby step) {
    LOG.log(Level.INFO, "instance={0} takes-over-from={1}", step.promoted(), step.demoted());
    records.exchange(step.promoted(), step.demoted());
    records.note(
        step.promoted().deployment(),
        step.promoted().name() + " takes over from " + step.demoted().name());
  }

  @Override
  public void retireInstance(Step.RetireInstance step) {
    InstanceKey key = step.key();
    LOG.log(Level.INFO, "instance={0} retiring={1} {2}", key, step.leaves(), step.why());
    records.change(key, row -> row.retire(step.leaves()));
    records.note(
        key.deployment(), key.name() + (step.leaves() ? " retires: " : " stays: ") + step.why());
  }

  @Override
  public void keepDump(Step.KeepDump step) {
    inBackground(step.key(), step, () -> instances.dump(step));
  }

  @Override
  public void advanceLeaving(Step.AdvanceLeaving step) {
    instances.advance(step.key(), step.step(), step.why());
  }

  @Override
  public void quiesceInstance(Step.QuiesceInstance step) {
    instances.advance(step.key(), LeavingStep.QUIESCING, step.why());
    inBackground(step.key(), step, () -> instances.quiesce(step));
  }

  @Override
  public void tellStopping(Step.TellStopping step) {
    inBackground(step.key(), step, () -> instances.tellStopping(step));
  }

  @Override
  public void terminateInstance(Step.TerminateInstance step) {
    instances.terminate(step.key());
  }

  @Override
  public void killInstance(Step.KillInstance step) {
    instances.kill(step.key());
  }

  @Override
  public void removeInstance(Step.RemoveInstance step) {
    inBackground(step.key(), step, () -> instances.remove(step.key()));
  }

  @Override
  public void enterDomain(Step.EnterDomain step) {
    records.enterDomain(step.deployment(), step.domain());
  }

  @Override
  public void turnBack(Step.TurnBack step) {
    LOG.log(Level.WARNING, "deployment={0} event=rolls-back {1}", step.deployment(), step.why());
    records.turnBack(step.deployment(), step.why());
  }

  @Override
  public void completeUpgrade(Step.CompleteUpgrade step) {
    LOG.log(Level.INFO, "deployment={0} event=upgraded", step.deployment());
    records.completeUpgrade(step.deployment());
  }

  @Override
  public void abandonUpgrade(Step.AbandonUpgrade step) {
    LOG.log(Level.INFO, "deployment={0} event=rolled-back", step.deployment());
    records.abandonUpgrade(step.deployment());
  }

  @Override
  public void enterPhase(Step.EnterPhase step) {
    records.enterPhase(step.operation(), step.phase(), step.words());
  }

  @Override
  public void warmUp(Step.WarmUp step) {
    background.begin(
        Underway.warmUp(step.operation()), step.deployment(), step, () -> swaps.warmUp(step));
  }

  @Override
  public void switchSlots(Step.SwitchSlots step) {
    swaps.switchSlots(step.operation());
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
    background.begin(Underway.QUEUES, "", step, () -> broker.lead(step.changes()));
  }

  @Override
  public void removeDeployment(Step.RemoveDeployment step) {
    String id = step.deployment();
    background.begin(
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
    LOG.log(
        Level.INFO,
        "operation={0,number,#} event={1} {2}",
        step.operation(),
        step.succeeded() ? "succeeded" : "failed",
        step.message());
    records
        .finish(step.operation(), step.succeeded(), message)
        .ifPresent(ended -> swaps.afterEnd(ended, step.succeeded()));
  }
}
