package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.CYCLING;
import static org.troupe.instance.InstanceState.FAILED_STARTING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.troupe.operation.OperationPhase;
import org.troupe.platform.Limits;

/**
 * How an in-place upgrade goes on: to the next domain once the last is ready, to its end, or back.
 * It never stays where it is for ever.
 */
final class UpgradePlan {

  private final DesiredDeployment deployment;
  private final Optional<RunningOperation> operation;
  private final Outlook outlook;
  private final Moves moves;

  UpgradePlan(
      DesiredDeployment deployment,
      Optional<RunningOperation> operation,
      Outlook outlook,
      Moves moves) {
    this.deployment = deployment;
    this.operation = operation;
    this.outlook = outlook;
    this.moves = moves;
  }

  void plan(Limits limits, Instant now) {
    deployment
        .walk()
        .ifPresent(
            walk -> {
              boolean late = !now.isBefore(walk.since().plus(limits.operation()));
              if (walk.forward()) {
                forward(walk, late, limits.operation());
              } else if (late || isSettled(Integer.MAX_VALUE)) {
                moves.add(new Step.AbandonUpgrade(deployment.id()));
              }
            });
  }

  private void forward(Walk walk, boolean late, Duration limit) {
    Optional<ObservedInstance> broken = broken(walk);
    if (broken.isPresent()) {
      ObservedInstance culprit = broken.get();
      turnBack(
          culprit.key().name()
              + " is "
              + outlook.state(culprit.key()).label()
              + ": "
              + outlook.reason(culprit.key()));
    } else if (isSettled(walk.domain())) {
      goOn(walk, late, limit);
    } else if (late) {
      turnBack("domain " + walk.domain() + " was not ready within " + limit.toMinutes() + " min");
    }
  }

  private void goOn(Walk walk, boolean late, Duration limit) {
    OptionalInt next =
        outlook.of(deployment.id()).stream()
            .mapToInt(ObservedInstance::upgradeDomain)
            .filter(domain -> domain > walk.domain())
            .min();
    if (next.isEmpty()) {
      moves.add(new Step.CompleteUpgrade(deployment.id()));
    } else if (!walk.manual()) {
      moves.add(new Step.EnterDomain(deployment.id(), next.getAsInt()));
    } else if (late) {
      turnBack("nobody went on within " + limit.toMinutes() + " min");
    } else {
      awaitCommand();
    }
  }

  private void awaitCommand() {
    operation
        .filter(running -> !running.isIn(OperationPhase.WAITING))
        .ifPresent(
            running ->
                moves.add(
                    new Step.EnterPhase(
                        running.id(),
                        OperationPhase.WAITING,
                        "waits for the command to go on to the next upgrade domain")));
  }

  private void turnBack(String why) {
    moves.add(new Step.TurnBack(deployment.id(), why));
  }

  /** One that took the next revision and does not come up with it. */
  private Optional<ObservedInstance> broken(Walk walk) {
    return outlook.of(deployment.id()).stream()
        .filter(i -> i.upgradeDomain() <= walk.domain())
        .filter(i -> outlook.is(i, FAILED_STARTING) || outlook.is(i, CYCLING))
        .filter(i -> !deployment.isOutdated(i))
        .findFirst();
  }

  /** Whether all instances up to this domain are there, ready, and run what they should. */
  private boolean isSettled(int domain) {
    return deployment.roles().stream().allMatch(role -> isSettled(role, domain));
  }

  private boolean isSettled(DesiredRole role, int domain) {
    List<ObservedInstance> instances = outlook.of(deployment.id(), role.name());
    boolean complete =
        instances.stream().filter(i -> !outlook.retires(i)).count()
            >= role.count() + role.standbys();
    return complete
        && instances.stream()
            .filter(i -> i.upgradeDomain() <= domain)
            .allMatch(i -> Settled.is(deployment, role, i, outlook));
  }
}
