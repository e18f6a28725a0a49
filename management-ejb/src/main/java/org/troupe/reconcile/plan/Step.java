package org.troupe.reconcile.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceState;
import org.troupe.instance.LeavingStep;
import org.troupe.instance.RoleInstance;
import org.troupe.instance.StateCause;
import org.troupe.operation.OperationPhase;
import org.troupe.queue.QueueLead;
import org.troupe.wire.RouteTable;

/** One thing to do, as data. {@link StepHandler} has a method for each. */
public sealed interface Step {

  /** Hands the step to the method that is for it. */
  void applyTo(StepHandler handler);

  /** Make the deployment's queues and its login at the broker, and the service's database. */
  record PrepareDeployment(String deployment) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.prepareDeployment(this);
    }
  }

  /** Put a new instance on record. */
  record AddInstance(InstanceKey key, RoleInstance.Place place) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.addInstance(this);
    }
  }

  /** Record that an instance came into another state. */
  record MoveInstance(InstanceKey key, InstanceState next, StateCause cause, String why)
      implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.moveInstance(this);
    }
  }

  /** Start the instance's process. */
  record StartInstance(InstanceKey key, Launch launch) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.startInstance(this);
    }
  }

  /**
   * Tell the running instance what changed around it: settings, the slot it is in, that it takes
   * work now.
   *
   * @param told what is on record once it is told
   */
  record ReconfigureInstance(InstanceKey key, Launch launch, String told) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.reconfigureInstance(this);
    }
  }

  /** Let a standby take work instead of another, which stands by instead. */
  record ExchangeStandby(InstanceKey promoted, InstanceKey demoted) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.exchangeStandby(this);
    }
  }

  /**
   * Record that an instance is to leave once another has taken its place.
   *
   * @param leaves false to take it back
   */
  record RetireInstance(InstanceKey key, boolean leaves, String why) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.retireInstance(this);
    }
  }

  /** Keep what an unresponsive process is doing. */
  record KeepDump(InstanceKey key, boolean heap) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.keepDump(this);
    }
  }

  /** Record how far an instance has come on its way out. */
  record AdvanceLeaving(InstanceKey key, LeavingStep step, String why) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.advanceLeaving(this);
    }
  }

  /** Have the instance's queue consumers finish what they hold and take nothing new. */
  record QuiesceInstance(InstanceKey key, Duration limit, String why) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.quiesceInstance(this);
    }
  }

  /** Tell the instance's application that it stops, and let it. */
  record TellStopping(InstanceKey key, Duration limit) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.tellStopping(this);
    }
  }

  /** Ask the instance's process to end. */
  record TerminateInstance(InstanceKey key) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.terminateInstance(this);
    }
  }

  /** End the instance's process at once. */
  record KillInstance(InstanceKey key) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.killInstance(this);
    }
  }

  /** Forget the ended instance: its directory, then its row. */
  record RemoveInstance(InstanceKey key) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.removeInstance(this);
    }
  }

  /** Go on to another upgrade domain. */
  record EnterDomain(String deployment, int domain) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.enterDomain(this);
    }
  }

  /** Roll the upgrade back. */
  record TurnBack(String deployment, String why) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.turnBack(this);
    }
  }

  /** The next revision is the current one. */
  record CompleteUpgrade(String deployment) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.completeUpgrade(this);
    }
  }

  /** The next revision is given up. */
  record AbandonUpgrade(String deployment) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.abandonUpgrade(this);
    }
  }

  /** An operation comes to another phase. */
  record EnterPhase(long operation, OperationPhase phase, String words) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.enterPhase(this);
    }
  }

  /** Ask the instances of what goes to production until their answers are steady. */
  record WarmUp(long operation, String deployment) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.warmUp(this);
    }
  }

  /** Exchange the deployments of both slots. */
  record SwitchSlots(long operation) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.switchSlots(this);
    }
  }

  /** Put this table in force at the gateway. */
  record PublishRoutes(RouteTable table) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.publishRoutes(this);
    }
  }

  /** Lead outside addresses to other queues, and take over what waits. */
  record LeadQueues(List<QueueLead> changes) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.leadQueues(this);
    }
  }

  /** Forget a deployment that has no instances any more. */
  record RemoveDeployment(String deployment) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.removeDeployment(this);
    }
  }

  /**
   * End an operation.
   *
   * @param culprit the instance whose log says more
   */
  record FinishOperation(
      long operation, boolean succeeded, String message, Optional<InstanceKey> culprit)
      implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.finishOperation(this);
    }
  }
}
