package org.troupe.job.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.troupe.definition.Continuous;
import org.troupe.definition.JobDefinition;
import org.troupe.instance.InstanceKey;
import org.troupe.job.plan.JobWorld.Absence;

/** Stories of runs, told by what is to be done next. */
class JobPlanTest {

  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
  private static final InstanceKey WORKER = new InstanceKey("d1", "worker", 0);

  private final Map<JobHome.Place, JobWorld.Holder> holders = new HashMap<>();
  private final Set<String> deployments = new HashSet<>(Set.of("d1", "d2"));
  private final Map<String, Absence> absences = new HashMap<>();
  private final Set<JobHome> heldBack = new HashSet<>();
  private JobDefinition job = Jobs.tidy(false, Continuous.NONE);

  private JobPlan plan(RunState... runs) {
    holders.putIfAbsent(Jobs.TIDY.place(), holder("d1", true));
    return JobPlan.of(List.of(runs), new JobWorld(holders, deployments, absences, heldBack), NOW);
  }

  private JobWorld.Holder holder(String deployment, boolean open) {
    return new JobWorld.Holder(
        deployment,
        open,
        Map.of("worker", new JobWorld.Role(Map.of("tidy", job), Duration.ofSeconds(30), 1)));
  }

  private static Run queued() {
    return new Run(RunStatus.QUEUED);
  }

  private static Run ordered() {
    Run run = new Run(RunStatus.QUEUED);
    run.ordered = true;
    run.attempt = 1;
    run.deployment = "d1";
    return run;
  }

  private static Run running() {
    Run run = new Run(RunStatus.RUNNING);
    run.attempt = 1;
    run.deployment = "d1";
    run.startedAt = NOW.minusSeconds(5);
    run.instance = WORKER;
    return run;
  }

  @Test
  void aRunThatWaitsIsHandedOutToTheDeploymentInItsSlot() {
    assertThat(plan(queued().state()).steps())
        .containsExactly(new RunStep.HandOut(queued().state(), "d1"));
  }

  @Test
  void nothingIsHandedOutWhileTheDeploymentIsNotOpen() {
    holders.put(Jobs.TIDY.place(), holder("d1", false));

    assertThat(plan(queued().state()).steps()).isEmpty();
  }

  @Test
  void aRunThatIsTriedAgainLaterIsLookedAtThen() {
    Run run = queued();
    run.notBefore = NOW.plusSeconds(7);

    JobPlan plan = plan(run.state());

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.lookAgainAt()).contains(NOW.plusSeconds(7));
  }

  @Test
  void ofASingletonOneRunIsUnderWayAtATime() {
    job = Jobs.tidy(true, Continuous.NONE);

    assertThat(plan(queued().state(), queued().as("r2").state()).steps())
        .containsExactly(new RunStep.HandOut(queued().state(), "d1"));
    assertThat(plan(running().as("r2").state(), queued().state()).steps()).isEmpty();
    assertThat(plan(ordered().as("r2").state(), queued().state()).steps()).isEmpty();
  }

  @Test
  void onlySoManyOrdersWaitForAWorker() {
    RunState[] runs =
        IntStream.range(0, 20).mapToObj(i -> queued().as("r" + i).state()).toArray(RunState[]::new);

    assertThat(plan(runs).steps()).hasSize(8);
  }

  @Test
  void aRunOfASlotThatIsEmptyOrHasNotTheJobIsStopped() {
    holders.put(Jobs.TIDY.place(), new JobWorld.Holder("d1", true, Map.of()));
    assertThat(plan(queued().state()).steps())
        .containsExactly(
            new RunStep.End(
                queued().state(),
                RunStatus.STOPPED,
                "The deployment in the slot does not have the job any more."));

    JobWorld empty = new JobWorld(Map.of(), Set.of(), Map.of(), Set.of());
    assertThat(JobPlan.of(List.of(queued().state()), empty, NOW).steps())
        .containsExactly(
            new RunStep.End(
                queued().state(),
                RunStatus.STOPPED,
                "The slot is empty: restart it when it holds a deployment."));
  }

  @Test
  void aRunThatTakesTooLongIsStopped() {
    Run run = running();

    JobPlan inTime = plan(run.state());
    run.startedAt = NOW.minusSeconds(60);

    assertThat(inTime.steps()).isEmpty();
    assertThat(inTime.lookAgainAt()).contains(NOW.plusSeconds(55));
    assertThat(plan(run.state()).steps())
        .containsExactly(new RunStep.OrderStop(run.state(), StopCause.TIMEOUT));
  }

  @Test
  void aStopIsOrderedAgainForAsLongAsTheRunIsThere() {
    Run run = running();
    run.status = RunStatus.STOPPING;
    run.stopCause = StopCause.TIMEOUT;
    run.stoppingSince = NOW.minusSeconds(11);
    run.stopOrderedAt = NOW.minusSeconds(10);

    assertThat(plan(run.state()).steps())
        .containsExactly(new RunStep.OrderStop(run.state(), StopCause.TIMEOUT));
    run.stopOrderedAt = NOW.minusSeconds(1);
    assertThat(plan(run.state()).steps()).isEmpty();
    run.stoppingSince = NOW.minusSeconds(3600);
    run.stopOrderedAt = NOW.minusSeconds(10);
    assertThat(plan(run.state()).steps())
        .containsExactly(new RunStep.OrderStop(run.state(), StopCause.TIMEOUT));
  }

  @Test
  void anOrderThatNobodyHasTakenIsWithdrawnWhenItIsToStop() {
    Run run = ordered();
    run.status = RunStatus.STOPPING;

    assertThat(plan(run.state()).steps()).containsExactly(new RunStep.Withdraw(run.state()));
  }

  @Test
  void anOrderThatMayNotHaveBeenSentIsSentAgainToTheSameDeployment() {
    holders.put(Jobs.TIDY.place(), holder("d2", true));
    Run run = ordered();
    run.sent = false;

    assertThat(plan(run.state()).steps()).containsExactly(new RunStep.HandOut(run.state(), "d1"));
    run.status = RunStatus.STOPPING;
    assertThat(plan(run.state()).steps()).containsExactly(new RunStep.HandOut(run.state(), "d1"));
  }

  @Test
  void aRunWhoseWorkerHasEndedIsLostOnceItsLastReportsHaveHadTime() {
    RunState run = running().state();

    absences.put("r1", new Absence(true, NOW.minusSeconds(2)));
    assertThat(plan(run).steps()).isEmpty();
    absences.put("r1", new Absence(true, NOW.minusSeconds(3)));
    assertThat(plan(run).steps()).containsExactly(new RunStep.Lose(run));
    absences.put("r1", new Absence(false, NOW.minusSeconds(29)));
    assertThat(plan(run).steps()).isEmpty();
    absences.put("r1", new Absence(false, NOW.minusSeconds(30)));
    assertThat(plan(run).steps()).containsExactly(new RunStep.Lose(run));
  }

  @Test
  void afterASwapARunFinishesWhereItIsAndMovesWhenThatTakesTooLong() {
    holders.put(Jobs.TIDY.place(), holder("d2", true));
    Run run = running();

    assertThat(plan(run.state()).steps()).containsExactly(new RunStep.NoteDisplaced(run.state()));
    run.displacedSince = NOW.minusSeconds(29);
    assertThat(plan(run.state()).steps()).isEmpty();
    run.displacedSince = NOW.minusSeconds(30);
    assertThat(plan(run.state()).steps())
        .containsExactly(new RunStep.OrderStop(run.state(), StopCause.MOVE));
  }

  @Test
  void afterASwapAnOrderThatNobodyHasTakenMovesAtOnce() {
    holders.put(Jobs.TIDY.place(), holder("d2", true));

    assertThat(plan(ordered().state()).steps())
        .containsExactly(new RunStep.Withdraw(ordered().state()));
    assertThat(plan(queued().state()).steps())
        .containsExactly(new RunStep.HandOut(queued().state(), "d2"));
  }

  @Test
  void whatADeploymentThatIsGoneHadIsLost() {
    deployments.remove("d1");
    holders.put(Jobs.TIDY.place(), holder("d2", true));

    assertThat(plan(running().state()).steps())
        .containsExactly(new RunStep.Lose(running().state()));
    assertThat(plan(ordered().state()).steps())
        .containsExactly(new RunStep.Lose(ordered().state()));
  }

  @Test
  void aContinuousJobOfOneInstanceIsKeptGoingUnlessItIsHeldBack() {
    job = Jobs.tidy(true, Continuous.ONE);

    assertThat(plan().steps()).containsExactly(new RunStep.Begin(Jobs.TIDY));
    Run run = running();
    run.startedAt = NOW.minus(Duration.ofDays(9));
    assertThat(plan(run.state()).steps()).isEmpty();
    heldBack.add(Jobs.TIDY);
    assertThat(plan().steps()).isEmpty();
  }

  /** A run as it is on record. */
  private static final class Run {
    private String id = "r1";
    private RunStatus status;
    private boolean ordered;
    private boolean sent = true;
    private int attempt;
    private String deployment;
    private Instant notBefore;
    private Instant startedAt;
    private StopCause stopCause;
    private Instant stopOrderedAt;
    private Instant stoppingSince;
    private Instant displacedSince;
    private InstanceKey instance;

    Run(RunStatus status) {
      this.status = status;
    }

    Run as(String other) {
      id = other;
      return this;
    }

    RunState state() {
      return new RunState(
          id,
          Jobs.TIDY,
          Optional.ofNullable(deployment),
          status,
          ordered,
          sent,
          false,
          attempt,
          0,
          0,
          Optional.ofNullable(notBefore),
          Optional.ofNullable(startedAt),
          Optional.ofNullable(stopCause),
          Optional.ofNullable(stopOrderedAt),
          Optional.ofNullable(stoppingSince),
          Optional.ofNullable(displacedSince),
          Optional.ofNullable(instance),
          Optional.ofNullable(instance).map(key -> "b1"),
          Optional.empty());
    }
  }
}
