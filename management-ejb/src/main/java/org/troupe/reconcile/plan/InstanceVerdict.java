package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.BUSY;
import static org.troupe.instance.InstanceState.CYCLING;
import static org.troupe.instance.InstanceState.FAILED_STARTING;
import static org.troupe.instance.InstanceState.READY;
import static org.troupe.instance.InstanceState.RESTARTING;
import static org.troupe.instance.InstanceState.UNRESPONSIVE;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.troupe.deployment.RoleTimes;
import org.troupe.instance.InstanceState;
import org.troupe.instance.RestartPolicy;
import org.troupe.instance.StateCause;
import org.troupe.platform.Limits;

/**
 * Which state a wanted instance comes into by what is observed of it.
 *
 * @param next the state
 * @param why in words for an operator
 */
record InstanceVerdict(InstanceState next, StateCause cause, String why) {

  /** The verdict; empty when it stays as it is. */
  static Optional<InstanceVerdict> on(
      ObservedInstance instance, RoleTimes times, Limits limits, Instant now) {
    if (instance.state().expectsProcess() && !instance.alive()) {
      return Optional.of(afterEnd(instance, now));
    }
    return switch (instance.state()) {
      case STARTING -> comingUp(instance, times.start(), now);
      case BUSY ->
          instance.wasReady()
              ? whileBusy(instance, times.unresponsive(), now)
              : comingUp(instance, times.start(), now);
      case READY -> whileReady(instance, limits.busy(), now);
      case UNRESPONSIVE -> answersAgain(instance);
      case CYCLING, FAILED_STARTING -> afterWaiting(instance, now);
      case CREATING, STOPPING, STOPPED, RESTARTING -> Optional.empty();
    };
  }

  private static InstanceVerdict afterEnd(ObservedInstance instance, Instant now) {
    Duration readyFor =
        instance.state() == READY
            ? Duration.between(instance.recorded().since(), now)
            : Duration.ZERO;
    int failures = RestartPolicy.failuresAfter(instance.recorded().failures(), readyFor);
    Duration delay = RestartPolicy.delay(failures);
    if (delay.isZero()) {
      return new InstanceVerdict(
          RESTARTING, StateCause.PROCESS_ENDED, "its process ended; it is started again");
    }
    return new InstanceVerdict(
        CYCLING,
        StateCause.PROCESS_ENDED,
        "its process ended for the "
            + failures
            + "th time in a row; next start in "
            + words(delay));
  }

  private static Optional<InstanceVerdict> comingUp(
      ObservedInstance instance, Duration startLimit, Instant now) {
    AgentAnswer agent = instance.agent();
    return switch (agent.kind()) {
      case READY -> Optional.of(new InstanceVerdict(READY, StateCause.HEALTHY, ""));
      case FAILED ->
          Optional.of(
              new InstanceVerdict(FAILED_STARTING, StateCause.START_FAILED, agent.detail()));
      case BUSY, SILENT -> {
        Instant from = instance.recorded().startedAt().orElse(instance.recorded().since());
        if (!now.isBefore(from.plus(startLimit))) {
          yield Optional.of(
              new InstanceVerdict(
                  FAILED_STARTING,
                  StateCause.START_LIMIT,
                  "not ready within " + words(startLimit) + afterColon(agent.detail())));
        }
        yield agent.kind() == AgentAnswer.Kind.BUSY && instance.state() != BUSY
            ? Optional.of(new InstanceVerdict(BUSY, StateCause.COMING_UP, agent.detail()))
            : Optional.empty();
      }
    };
  }

  private static Optional<InstanceVerdict> whileReady(
      ObservedInstance instance, Duration busyLimit, Instant now) {
    AgentAnswer agent = instance.agent();
    if (agent.kind() == AgentAnswer.Kind.READY || now.isBefore(agent.since().plus(busyLimit))) {
      return Optional.empty();
    }
    return Optional.of(new InstanceVerdict(BUSY, causeOf(agent), wordsOf(agent)));
  }

  private static Optional<InstanceVerdict> whileBusy(
      ObservedInstance instance, Duration unresponsiveLimit, Instant now) {
    AgentAnswer agent = instance.agent();
    if (agent.kind() == AgentAnswer.Kind.READY) {
      return Optional.of(new InstanceVerdict(READY, StateCause.HEALTHY, ""));
    }
    // From when it came into this state: silence and failing answers may take turns.
    Instant from = earlier(agent.since(), instance.recorded().since());
    return now.isBefore(from.plus(unresponsiveLimit))
        ? Optional.empty()
        : Optional.of(
            new InstanceVerdict(
                UNRESPONSIVE, causeOf(agent), wordsOf(agent) + " for " + words(unresponsiveLimit)));
  }

  private static Optional<InstanceVerdict> answersAgain(ObservedInstance instance) {
    return instance.agent().kind() == AgentAnswer.Kind.READY
        ? Optional.of(new InstanceVerdict(READY, StateCause.HEALTHY, "it answers again"))
        : Optional.empty();
  }

  private static StateCause causeOf(AgentAnswer agent) {
    return agent.kind() == AgentAnswer.Kind.SILENT
        ? StateCause.AGENT_SILENT
        : StateCause.HEALTH_FAILED;
  }

  private static String wordsOf(AgentAnswer agent) {
    return agent.kind() == AgentAnswer.Kind.SILENT ? "its agent does not answer" : agent.detail();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Optional<InstanceVerdict> afterWaiting(ObservedInstance instance, Instant now) {
    int failures = instance.recorded().failures();
    Instant next = instance.recorded().since().plus(RestartPolicy.delay(failures));
    return now.isBefore(next) || instance.alive()
        ? Optional.empty()
        : Optional.of(
            new InstanceVerdict(
                RESTARTING, StateCause.NEXT_ATTEMPT, failures + " failures so far"));
  }

  private static String afterColon(String detail) {
    return detail.isEmpty() ? "" : ": " + detail;
  }

  private static String words(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
