package org.troupe.reconcile.plan;

import java.util.List;
import java.util.Optional;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceState;
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
  record AddInstance(InstanceKey key) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.addInstance(this);
    }
  }

  /** Record that an instance came into another state. */
  record MoveInstance(InstanceKey key, InstanceState next, String why) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.moveInstance(this);
    }
  }

  /** Start the instance's process. */
  record StartInstance(InstanceKey key) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.startInstance(this);
    }
  }

  /** Tell the running instance what changed around it: the slot it is in. */
  record ReconfigureInstance(InstanceKey key) implements Step {
    @Override
    public void applyTo(StepHandler handler) {
      handler.reconfigureInstance(this);
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
