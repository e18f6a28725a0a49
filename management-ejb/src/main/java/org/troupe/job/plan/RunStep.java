package org.troupe.job.plan;

/** The next thing to be done for a run. */
public sealed interface RunStep {

  /** Has each kind of step carried out. */
  interface Handler {
    void handle(HandOut step);

    void handle(Withdraw step);

    void handle(OrderStop step);

    void handle(NoteDisplaced step);

    void handle(Lose step);

    void handle(End step);

    void handle(Begin step);
  }

  void carryOut(Handler handler);

  /**
   * Order its next attempt, or the one that may not have been sent, from a deployment's workers.
   */
  record HandOut(RunState run, String deployment) implements RunStep {
    @Override
    public void carryOut(Handler handler) {
      handler.handle(this);
    }
  }

  /** Take back an order that no worker has taken. */
  record Withdraw(RunState run) implements RunStep {
    @Override
    public void carryOut(Handler handler) {
      handler.handle(this);
    }
  }

  /** Tell its worker to stop it. */
  record OrderStop(RunState run, StopCause cause) implements RunStep {
    @Override
    public void carryOut(Handler handler) {
      handler.handle(this);
    }
  }

  /** Note that its deployment has left the slot. */
  record NoteDisplaced(RunState run) implements RunStep {
    @Override
    public void carryOut(Handler handler) {
      handler.handle(this);
    }
  }

  /** Its worker is lost; it goes on elsewhere, or has ended. */
  record Lose(RunState run) implements RunStep {
    @Override
    public void carryOut(Handler handler) {
      handler.handle(this);
    }
  }

  /** It has ended. */
  record End(RunState run, RunStatus status, String message) implements RunStep {
    @Override
    public void carryOut(Handler handler) {
      handler.handle(this);
    }
  }

  /** Begin the one run of a job that runs all the time. */
  record Begin(JobHome home) implements RunStep {
    @Override
    public void carryOut(Handler handler) {
      handler.handle(this);
    }
  }
}
