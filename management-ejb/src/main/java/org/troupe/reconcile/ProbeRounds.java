package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.troupe.reconcile.plan.AgentAnswer;

/**
 * Whom to ask how it is: every instance each second round, those that come up each round, because
 * somebody waits for them. A round is a second.
 */
@ApplicationScoped
class ProbeRounds {

  private final AtomicLong round = new AtomicLong();
  private ReconcileLoop loop;
  private HealthProbes probes;

  protected ProbeRounds() {}

  @Inject
  ProbeRounds(ReconcileLoop loop, HealthProbes probes) {
    this.loop = loop;
    this.probes = probes;
  }

  void next() {
    boolean everyone = round.incrementAndGet() % 2 == 0;
    List<HealthProbes.Target> targets =
        loop.targets().stream().filter(target -> everyone || comesUp(target)).toList();
    probes.ask(targets);
  }

  private boolean comesUp(HealthProbes.Target target) {
    return probes.lastOf(target).kind() != AgentAnswer.Kind.READY;
  }
}
