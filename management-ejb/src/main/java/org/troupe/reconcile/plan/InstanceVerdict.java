package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.BUSY;
import static org.troupe.instance.InstanceState.CREATING;
import static org.troupe.instance.InstanceState.CYCLING;
import static org.troupe.instance.InstanceState.FAILED_STARTING;
import static org.troupe.instance.InstanceState.READY;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.troupe.instance.InstanceState;
import org.troupe.instance.RestartPolicy;
import org.troupe.platform.Limits;

/**
 * Which state a wanted instance comes into by what is observed of it.
 *
 * @param next the state
 * @param why in words for an operator
 */
record InstanceVerdict(InstanceState next, String why) {

  /** The verdict; empty when it stays as it is. */
  static Optional<InstanceVerdict> on(
      ObservedInstance instance, Duration startLimit, Limits limits, Instant now) {
    if (instance.state().expectsProcess() && !instance.alive()) {
      return Optional.of(afterEnd(instance, now));
    }
    return switch (instance.state()) {
      case STARTING ->
          comingUp(instance, instance.startedAt().orElse(instance.since()), startLimit, now);
      case BUSY -> comingUp(instance, instance.since(), startLimit, now);
      case READY -> whileReady(instance, limits, now);
      case CYCLING, FAILED_STARTING -> afterWaiting(instance, now);
      case CREATING, STOPPING -> Optional.empty();
    };
  }

  private static InstanceVerdict afterEnd(ObservedInstance instance, Instant now) {
    Duration readyFor =
        instance.state() == READY ? Duration.between(instance.since(), now) : Duration.ZERO;
    int failures = RestartPolicy.failuresAfter(instance.failures(), readyFor);
    Duration delay = RestartPolicy.delay(failures);
    if (delay.isZero()) {
      return new InstanceVerdict(CREATING, "its process ended; it is started again");
    }
    return new InstanceVerdict(
        CYCLING,
        "its process ended for the "
            + failures
            + "th time in a row; next start in "
            + words(delay));
  }

  private static Optional<InstanceVerdict> comingUp(
      ObservedInstance instance, Instant from, Duration startLimit, Instant now) {
    AgentAnswer agent = instance.agent();
    return switch (agent.kind()) {
      case READY -> Optional.of(new InstanceVerdict(READY, ""));
      case FAILED -> Optional.of(new InstanceVerdict(FAILED_STARTING, agent.detail()));
      case BUSY, SILENT -> {
        if (!now.isBefore(from.plus(startLimit))) {
          yield Optional.of(
              new InstanceVerdict(
                  FAILED_STARTING,
                  "not ready within "
                      + words(startLimit)
                      + (agent.detail().isEmpty() ? "" : ": " + agent.detail())));
        }
        yield agent.kind() == AgentAnswer.Kind.BUSY && instance.state() != BUSY
            ? Optional.of(new InstanceVerdict(BUSY, agent.detail()))
            : Optional.empty();
      }
    };
  }

  private static Optional<InstanceVerdict> whileReady(
      ObservedInstance instance, Limits limits, Instant now) {
    AgentAnswer agent = instance.agent();
    return switch (agent.kind()) {
      // A silent agent is not taken for a dead application: the gateway finds out by itself.
      case READY, SILENT -> Optional.empty();
      case BUSY, FAILED ->
          now.isBefore(agent.since().plus(limits.busy()))
              ? Optional.empty()
              : Optional.of(new InstanceVerdict(BUSY, agent.detail()));
    };
  }

  private static Optional<InstanceVerdict> afterWaiting(ObservedInstance instance, Instant now) {
    Instant next = instance.since().plus(RestartPolicy.delay(instance.failures()));
    return now.isBefore(next) || instance.alive()
        ? Optional.empty()
        : Optional.of(new InstanceVerdict(CREATING, instance.failures() + " failures so far"));
  }

  private static String words(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
