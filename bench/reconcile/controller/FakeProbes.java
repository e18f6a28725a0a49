package org.troupe.reconcile;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.troupe.operation.LookAgain;
import org.troupe.reconcile.plan.AgentAnswer;

/** The probes, or while they are off: every agent is ready, and nobody asks it. */
@Alternative
@Priority(1)
@ApplicationScoped
class FakeProbes extends HealthProbes {

  private static final AgentAnswer READY =
      new AgentAnswer(AgentAnswer.Kind.READY, "", Instant.EPOCH);

  private volatile boolean on;

  protected FakeProbes() {}

  @Inject
  FakeProbes(Clock clock, Event<LookAgain> lookAgain) {
    super(clock, lookAgain);
  }

  void turn(boolean on) {
    this.on = on;
  }

  @Override
  AgentAnswer lastOf(Target target) {
    AgentAnswer last = super.lastOf(target);
    return on && last.kind() != AgentAnswer.Kind.SILENT ? last : READY;
  }

  @Override
  void ask(Collection<Target> targets) {
    if (on) {
      super.ask(targets);
    }
  }
}
