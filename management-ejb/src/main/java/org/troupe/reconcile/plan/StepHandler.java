package org.troupe.reconcile.plan;

/** Carries steps out; one method for each kind, so that the compiler finds a forgotten one. */
public interface StepHandler {

  void prepareDeployment(Step.PrepareDeployment step);

  void addInstance(Step.AddInstance step);

  void moveInstance(Step.MoveInstance step);

  void startInstance(Step.StartInstance step);

  void reconfigureInstance(Step.ReconfigureInstance step);

  void exchangeStandby(Step.ExchangeStandby step);

  void retireInstance(Step.RetireInstance step);

  void keepDump(Step.KeepDump step);

  void advanceLeaving(Step.AdvanceLeaving step);

  void quiesceInstance(Step.QuiesceInstance step);

  void tellStopping(Step.TellStopping step);

  void terminateInstance(Step.TerminateInstance step);

  void killInstance(Step.KillInstance step);

  void removeInstance(Step.RemoveInstance step);

  void enterDomain(Step.EnterDomain step);

  void turnBack(Step.TurnBack step);

  void completeUpgrade(Step.CompleteUpgrade step);

  void abandonUpgrade(Step.AbandonUpgrade step);

  void enterPhase(Step.EnterPhase step);

  void warmUp(Step.WarmUp step);

  void switchSlots(Step.SwitchSlots step);

  void publishRoutes(Step.PublishRoutes step);

  void leadQueues(Step.LeadQueues step);

  void removeDeployment(Step.RemoveDeployment step);

  void finishOperation(Step.FinishOperation step);
}
