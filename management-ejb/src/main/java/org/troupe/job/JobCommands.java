package org.troupe.job;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.troupe.definition.Continuous;
import org.troupe.definition.JobDefinition;
import org.troupe.deployment.Slot;
import org.troupe.job.plan.JobHome;
import org.troupe.job.plan.RunStatus;
import org.troupe.wire.JobRunView;
import org.troupe.wire.RunParameters;

/**
 * What can be asked of jobs and their runs. Each puts it on record in one transaction and returns;
 * the loop carries it out.
 */
@Stateless
public class JobCommands {

  @Inject private JobsInSlots jobs;
  @Inject private JobRuns runs;
  @Inject private Event<RunAsked> asked;
  @Inject private Clock clock;

  /**
   * Asks for a run of a job. Of a singleton it waits until the one before has ended.
   *
   * @param parameters in place of, or beside, the job's own
   * @param requestedBy who asks
   * @return the run, which waits for a worker
   * @throws org.troupe.refusal.RefusedException if the service, the job or its deployment is
   *     unknown, too many of its runs wait, or it runs all the time anyway; nothing is changed then
   */
  public JobRunView run(
      String service, Slot slot, String job, Map<String, String> parameters, String requestedBy) {
    RunParameters.fault(parameters)
        .ifPresent(
            fault -> {
              throw RunRefusedException.parameters(fault);
            });
    Map.Entry<JobHome, JobDefinition> found = jobs.require(service, slot, job);
    JobHome home = found.getKey();
    if (runs.waiting(home) >= JobRecords.MOST_WAITING) {
      throw RunRefusedException.full(home);
    }
    boolean endless = found.getValue().continuous() != Continuous.NONE;
    if (endless) {
      checkContinuous(home, found.getValue());
    }
    String id = UUID.randomUUID().toString();
    JobRun run =
        runs.add(
                new NewRun(
                    id,
                    home,
                    found.getValue(),
                    endless ? Trigger.CONTINUOUS : Trigger.DEMAND,
                    endless ? Optional.of("continuous:" + id) : Optional.empty(),
                    requestedBy,
                    parameters))
            .orElseThrow();
    asked.fire(new RunAsked(id));
    return RunViews.of(run);
  }

  private void checkContinuous(JobHome home, JobDefinition job) {
    if (job.continuous() == Continuous.ALL) {
      throw RunRefusedException.everywhere(home);
    }
    runs.page(home.service(), home.slot(), Optional.of(home.job()), Long.MAX_VALUE, 1).stream()
        .filter(last -> !last.status().hasEnded())
        .findFirst()
        .ifPresent(
            last -> {
              throw RunRefusedException.goesOn(home, last.id());
            });
  }

  /**
   * Has a run stop; a batch job does so at its next checkpoint, and can be restarted from there.
   *
   * @throws org.troupe.refusal.RefusedException if it is unknown or has ended
   */
  public JobRunView stop(String service, Slot slot, String run, String requestedBy) {
    return change(
        service,
        slot,
        run,
        found -> {
          if (found.status().hasEnded()) {
            throw RunRefusedException.ended(found);
          }
          found.stopAsked(requestedBy, clock.instant());
        });
  }

  /**
   * Has a run that was stopped or failed go on: a batch job from its last checkpoint, a program
   * from its beginning.
   *
   * @throws org.troupe.refusal.RefusedException if it is unknown, has not ended, or cannot go on
   */
  public JobRunView restart(String service, Slot slot, String run, String requestedBy) {
    return change(
        service,
        slot,
        run,
        found -> {
          if (!found.status().hasEnded()) {
            throw RunRefusedException.notEnded(found);
          }
          if (found.isBegunByWorker()) {
            throw RunRefusedException.begunByWorker(found);
          }
          if (found.status() != RunStatus.STOPPED && found.status() != RunStatus.FAILED) {
            throw RunRefusedException.notRestartable(found);
          }
          jobs.require(service, slot, found.home().job());
          found.restartAsked(requestedBy);
        });
  }

  /**
   * Marks a run that was stopped or failed as one that must not go on.
   *
   * @throws org.troupe.refusal.RefusedException if it is unknown, has not ended, or has succeeded
   */
  public JobRunView abandon(String service, Slot slot, String run, String requestedBy) {
    return change(
        service,
        slot,
        run,
        found -> {
          if (!found.status().hasEnded()) {
            throw RunRefusedException.notEnded(found);
          }
          if (found.status() != RunStatus.STOPPED && found.status() != RunStatus.FAILED) {
            throw RunRefusedException.ended(found);
          }
          found.end(RunStatus.ABANDONED, "Abandoned by " + requestedBy + ".", clock.instant());
        });
  }

  private JobRunView change(String service, Slot slot, String run, Consumer<JobRun> change) {
    JobRun found =
        runs.lock(run)
            .filter(r -> r.home().service().equals(service) && r.home().slot() == slot)
            .orElseThrow(() -> new UnknownRunException(service, slot, run));
    change.accept(found);
    asked.fire(new RunAsked(run));
    return RunViews.of(found);
  }
}
