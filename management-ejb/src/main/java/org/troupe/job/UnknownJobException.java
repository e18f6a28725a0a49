package org.troupe.job;

import java.util.List;
import org.troupe.deployment.Slot;
import org.troupe.refusal.RefusedException;

/** The deployment in the slot has no job of this name. */
public class UnknownJobException extends RefusedException {

  private static final long serialVersionUID = 1L;

  UnknownJobException(String service, Slot slot, String job, List<String> jobs) {
    super(
        "JOB_UNKNOWN",
        "there is no job '" + job + "' in " + slot.label() + " of '" + service + "'",
        jobs.isEmpty() ? "its definition has no jobs" : "its jobs are " + String.join(", ", jobs));
  }
}
