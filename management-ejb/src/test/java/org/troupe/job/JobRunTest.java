package org.troupe.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.troupe.definition.Continuous;
import org.troupe.definition.JobDefinition;
import org.troupe.definition.JobKind;
import org.troupe.deployment.Slot;
import org.troupe.job.plan.JobHome;
import org.troupe.job.plan.RunStatus;
import org.troupe.wire.RunReport;

class JobRunTest {

  static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
  static final JobDefinition TIDY =
      new JobDefinition(
          "tidy",
          JobKind.BATCH,
          "tidy",
          false,
          Duration.ofHours(1),
          1,
          Duration.ofSeconds(10),
          50,
          30,
          List.of(),
          Optional.empty(),
          Continuous.NONE,
          Map.of("depth", "2", "colour", "red"));

  private final JobRun run = newRun("r1");

  static JobRun newRun(String id) {
    return new JobRun(
        new NewRun(
            id,
            new JobHome("shop", Slot.PRODUCTION, "worker", "tidy"),
            TIDY,
            Trigger.DEMAND,
            Optional.empty(),
            "ann",
            Map.of("colour", "green")),
        1,
        NOW);
  }

  static RunReport report(
      String run,
      int attempt,
      long sequence,
      String instance,
      String boot,
      String event,
      String status) {
    return new RunReport(
        run,
        attempt,
        sequence,
        "tidy",
        null,
        instance,
        boot,
        NOW,
        event,
        event.equals(RunReport.STARTED) ? null : 40L + attempt,
        status,
        null,
        null,
        List.of(),
        null,
        null);
  }

  private void ordered(String deployment) {
    run.orders(deployment);
    run.sent(run.attempt());
  }

  private boolean tells(int attempt, long sequence, String event, String status) {
    return run.apply(
        report("r1", attempt, sequence, "d1/worker_IN_0", "b1", event, status),
        Optional.of(TIDY),
        NOW);
  }

  @Test
  void itHasTheJobsParametersWhereItIsGivenNoOthers() {
    assertThat(run.parameters()).isEqualTo(Map.of("depth", "2", "colour", "green"));
  }

  @Test
  void whatComesTwiceIsAppliedOnce() {
    ordered("d1");

    assertThat(tells(1, 1, RunReport.STARTED, null)).isTrue();
    assertThat(tells(1, 1, RunReport.STARTED, null)).isFalse();
    assertThat(tells(1, 2, RunReport.PROGRESS, null)).isTrue();
    assertThat(tells(1, 2, RunReport.PROGRESS, null)).isFalse();
    assertThat(tells(1, 3, RunReport.ENDED, RunReport.SUCCEEDED)).isTrue();
    assertThat(tells(1, 3, RunReport.ENDED, RunReport.SUCCEEDED)).isFalse();
    assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void aWorkerMayBeFasterThanTheRecordOfItsOrder() {
    run.orders("d1");
    tells(1, 1, RunReport.STARTED, null);
    run.sent(1);

    assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
    assertThat(run.state().ordered()).isFalse();
    assertThat(run.instance()).contains("d1/worker_IN_0");
  }

  @Test
  void whatALostWorkerHasFinishedCountsUntilTheNextAttemptIsOrdered() {
    ordered("d1");
    tells(1, 1, RunReport.STARTED, null);
    run.lost(NOW);
    assertThat(tells(1, 2, RunReport.ENDED, RunReport.SUCCEEDED)).isTrue();
    assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void whatAnEarlierAttemptTellsIsNoNews() {
    ordered("d1");
    tells(1, 1, RunReport.STARTED, null);
    run.lost(NOW);
    ordered("d1");

    assertThat(tells(1, 2, RunReport.ENDED, RunReport.FAILED)).isFalse();
    assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
  }

  @Test
  void aRunThatWaitsIsStoppedAtOnceAndAnOrderedOneOnceItsOrderIsBack() {
    run.stopAsked("bob", NOW);
    assertThat(run.status()).isEqualTo(RunStatus.STOPPED);
    assertThat(run.message()).isEqualTo("It was stopped by bob before it began.");

    run.restartAsked("ann");
    ordered("d1");
    run.stopAsked("bob", NOW);
    assertThat(run.status()).isEqualTo(RunStatus.STOPPING);
    run.withdrawn(NOW);
    assertThat(run.status()).isEqualTo(RunStatus.STOPPED);
  }

  @Test
  void aRunThatDoesNotHeedItsStopStaysStoppingAndSaysSo() {
    ordered("d1");
    tells(1, 1, RunReport.STARTED, null);
    run.stopAsked("bob", NOW);

    run.stopWasOrdered(NOW.plusSeconds(299));
    assertThat(run.message()).isEqualTo("Stop asked for by bob.");
    run.stopWasOrdered(NOW.plusSeconds(300));
    run.stopWasOrdered(NOW.plusSeconds(310));

    assertThat(run.status()).isEqualTo(RunStatus.STOPPING);
    assertThat(run.message())
        .isEqualTo(
            "Stop asked for by bob. It did not stop within 5 minutes; at the latest it ends with its"
                + " instance.");
    run.lost(NOW.plusSeconds(400));
    assertThat(run.status()).isEqualTo(RunStatus.STOPPED);
  }

  @Test
  void anOrderThatWasTakenAfterAllIsStoppedWhereItRuns() {
    ordered("d1");
    run.stopAsked("bob", NOW);
    tells(1, 1, RunReport.STARTED, null);

    assertThat(run.status()).isEqualTo(RunStatus.STOPPING);
    assertThat(run.instance()).contains("d1/worker_IN_0");
    tells(1, 2, RunReport.ENDED, RunReport.STOPPED);
    assertThat(run.status()).isEqualTo(RunStatus.STOPPED);
    assertThat(run.message()).isEqualTo("Stop asked for by bob.");
  }
}
