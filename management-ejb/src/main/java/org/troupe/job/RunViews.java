package org.troupe.job;

import org.troupe.wire.JobRunView;

/** What users see of runs. */
final class RunViews {

  private RunViews() {}

  static JobRunView of(JobRun run) {
    return new JobRunView(
        run.id(),
        run.home().job(),
        run.home().role(),
        run.home().slot().label(),
        run.trigger().label(),
        run.requestedBy(),
        run.parameters(),
        run.status().label(),
        run.message(),
        run.attempt(),
        run.queuedAt(),
        run.notBefore().orElse(null),
        run.startedAt().orElse(null),
        run.endedAt().orElse(null),
        run.instance().orElse(null),
        run.executionId().orElse(null),
        run.exitStatus().orElse(null),
        run.steps(),
        run.logEnd());
  }
}
