package org.troupe.reconcile.plan;

import java.util.List;
import org.troupe.instance.InstanceState;
import org.troupe.instance.StateCause;

/** Steps of this pass, and what they make of the outlook. */
final class Moves {

  private final Outlook outlook;
  private final List<Step> steps;

  Moves(Outlook outlook, List<Step> steps) {
    this.outlook = outlook;
    this.steps = steps;
  }

  void add(Step step) {
    steps.add(step);
  }

  /** Nothing if a verdict of this pass has moved it where it may not come from. */
  void move(ObservedInstance instance, InstanceState next, StateCause cause, String why) {
    if (outlook.state(instance.key()).mayBecome(next)) {
      outlook.set(instance.key(), next, why);
      steps.add(new Step.MoveInstance(instance.key(), next, cause, why));
    }
  }
}
