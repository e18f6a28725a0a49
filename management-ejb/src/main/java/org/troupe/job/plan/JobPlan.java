package org.troupe.job.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.troupe.definition.Continuous;
import org.troupe.definition.JobDefinition;
import org.troupe.job.plan.JobWorld.Absence;
import org.troupe.job.plan.JobWorld.Holder;

/**
 * What is to be done next for the runs that have not ended. Carrying it out twice does no harm: an
 * attempt is ordered once only, and what a run has come to is on its record.
 */
public final class JobPlan {

  /** Its last report may still be under way. */
  static final Duration LOST_AFTER_END = Duration.ofSeconds(3);

  /** Its worker answers, but not of this run: it may have just taken it, or just ended it. */
  static final Duration LOST_WITHOUT_WORD = Duration.ofSeconds(30);

  static final Duration STOP_ORDER_INTERVAL = Duration.ofSeconds(10);

  /** Orders that wait for a worker, for each worker there is. */
  static final int ORDERS_AHEAD = 8;

  private final JobWorld world;
  private final Instant now;
  private final List<RunStep> steps = new ArrayList<>();
  private final Set<JobHome> busy = new HashSet<>();
  private final Map<RoleOf, Integer> ahead = new HashMap<>();
  private Instant lookAgainAt = Instant.MAX;

  private record RoleOf(String deployment, String role) {}

  private JobPlan(JobWorld world, Instant now) {
    this.world = world;
    this.now = now;
  }

  /**
   * Plans.
   *
   * @param runs all that have not ended, in the order in which they were asked for
   */
  public static JobPlan of(List<RunState> runs, JobWorld world, Instant now) {
    JobPlan plan = new JobPlan(world, now);
    runs.forEach(plan::count);
    runs.forEach(plan::next);
    plan.beginContinuous(runs);
    return plan;
  }

  public List<RunStep> steps() {
    return List.copyOf(steps);
  }

  /** When something is due that nobody else tells of; empty if nothing is. */
  public Optional<Instant> lookAgainAt() {
    return lookAgainAt.equals(Instant.MAX) ? Optional.empty() : Optional.of(lookAgainAt);
  }

  private void count(RunState run) {
    if (run.status() != RunStatus.QUEUED || run.ordered()) {
      busy.add(run.home());
    }
    if (run.status() == RunStatus.QUEUED && run.ordered()) {
      run.deployment()
          .ifPresent(id -> ahead.merge(new RoleOf(id, run.home().role()), 1, Integer::sum));
    }
  }

  private void next(RunState run) {
    switch (run.status()) {
      case QUEUED -> {
        if (run.ordered()) {
          ordered(run);
        } else {
          waiting(run);
        }
      }
      case RUNNING -> running(run);
      case STOPPING -> stopping(run);
      case STOPPED, SUCCEEDED, FAILED, ABANDONED -> {}
    }
  }

  private void waiting(RunState run) {
    Optional<Holder> holder = world.holder(run.home());
    if (holder.isEmpty()) {
      end(run, RunStatus.STOPPED, "The slot is empty: restart it when it holds a deployment.");
      return;
    }
    if (!holder.get().open()) {
      return;
    }
    Optional<JobDefinition> job = world.job(run.home());
    if (job.isEmpty()) {
      end(run, RunStatus.STOPPED, "The deployment in the slot does not have the job any more.");
      return;
    }
    if (isAhead(run.notBefore())) {
      return;
    }
    RoleOf role = new RoleOf(holder.get().deployment(), run.home().role());
    int workers = world.role(run.home()).map(JobWorld.Role::workers).orElse(0);
    boolean mayStart = !job.get().singleton() || !busy.contains(run.home());
    if (mayStart && ahead.getOrDefault(role, 0) < ORDERS_AHEAD * Math.max(1, workers)) {
      busy.add(run.home());
      ahead.merge(role, 1, Integer::sum);
      steps.add(new RunStep.HandOut(run, holder.get().deployment()));
    }
  }

  /** Whether a moment is yet to come; if so, it is looked at again then. */
  private boolean isAhead(Optional<Instant> moment) {
    if (moment.isEmpty() || !moment.get().isAfter(now)) {
      return false;
    }
    lookAgainAt = moment.get().isBefore(lookAgainAt) ? moment.get() : lookAgainAt;
    return true;
  }

  private void ordered(RunState run) {
    if (isGone(run)) {
      steps.add(new RunStep.Lose(run));
    } else if (!run.sent()) {
      // To the same deployment, even if it has left the slot: there it is known for a double.
      steps.add(new RunStep.HandOut(run, run.deployment().orElseThrow()));
      soon();
    } else if (isDisplaced(run)) {
      steps.add(new RunStep.Withdraw(run));
      soon();
    }
  }

  private void soon() {
    isAhead(Optional.of(now.plusSeconds(1)));
  }

  private boolean isGone(RunState run) {
    return run.deployment().filter(world.deployments()::contains).isEmpty();
  }

  private boolean isDisplaced(RunState run) {
    return world
        .holder(run.home())
        .filter(holder -> run.deployment().equals(Optional.of(holder.deployment())))
        .isEmpty();
  }

  private void running(RunState run) {
    if (isLost(run)) {
      steps.add(new RunStep.Lose(run));
    } else if (isDisplaced(run)) {
      displaced(run);
    } else {
      Optional<Instant> deadline =
          world
              .job(run.home())
              .map(JobDefinition::timeout)
              .filter(timeout -> !timeout.isZero())
              .flatMap(timeout -> run.startedAt().map(started -> started.plus(timeout)));
      if (deadline.isPresent() && !isAhead(deadline)) {
        steps.add(new RunStep.OrderStop(run, StopCause.TIMEOUT));
      }
    }
  }

  private boolean isLost(RunState run) {
    if (isGone(run)) {
      return true;
    }
    Absence absence = world.absences().get(run.id());
    return absence != null
        && !isAhead(
            Optional.of(
                absence.since().plus(absence.certain() ? LOST_AFTER_END : LOST_WITHOUT_WORD)));
  }

  /** It goes on where it is while its old deployment would drain, and then moves. */
  private void displaced(RunState run) {
    if (run.begunByWorker()) {
      return;
    }
    if (run.displacedSince().isEmpty()) {
      steps.add(new RunStep.NoteDisplaced(run));
      soon();
      return;
    }
    Duration limit =
        world.role(run.home()).map(JobWorld.Role::drainLimit).orElse(Duration.ofSeconds(30));
    if (!isAhead(run.displacedSince().map(since -> since.plus(limit)))) {
      steps.add(new RunStep.OrderStop(run, StopCause.MOVE));
    }
  }

  private void stopping(RunState run) {
    if (run.instance().isEmpty()) {
      ordered(run);
      if (run.sent() && !isGone(run) && !isDisplaced(run)) {
        steps.add(new RunStep.Withdraw(run));
        soon();
      }
    } else if (isLost(run)) {
      steps.add(new RunStep.Lose(run));
    } else if (!isAhead(run.stopOrderedAt().map(at -> at.plus(STOP_ORDER_INTERVAL)))) {
      steps.add(new RunStep.OrderStop(run, run.stopCause().orElse(StopCause.ASKED)));
    }
  }

  private void end(RunState run, RunStatus status, String message) {
    steps.add(new RunStep.End(run, status, message));
  }

  private void beginContinuous(List<RunState> runs) {
    Set<JobHome> going = new HashSet<>();
    runs.forEach(run -> going.add(run.home()));
    world
        .holders()
        .forEach(
            (place, holder) ->
                holder
                    .roles()
                    .forEach(
                        (name, role) ->
                            role.jobs().values().stream()
                                .filter(job -> holder.open() && job.continuous() == Continuous.ONE)
                                .map(
                                    job ->
                                        new JobHome(
                                            place.service(), place.slot(), name, job.name()))
                                .filter(home -> !going.contains(home))
                                .filter(home -> !world.heldBack().contains(home))
                                .map(RunStep.Begin::new)
                                .forEach(steps::add)));
  }
}
