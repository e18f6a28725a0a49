package org.troupe.cloudservice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.Slot;
import org.troupe.operation.LookAgain;
import org.troupe.operation.Operation;
import org.troupe.operation.OperationKind;
import org.troupe.operation.OperationSubject;
import org.troupe.operation.Operations;

/** Begins operations: puts them on record and has reconcile look, once that is committed. */
@ApplicationScoped
class Beginner {

  private Operations operations;
  private Clock clock;
  private Event<LookAgain> lookAgain;

  protected Beginner() {}

  @Inject
  Beginner(Operations operations, Clock clock, Event<LookAgain> lookAgain) {
    this.operations = operations;
    this.clock = clock;
    this.lookAgain = lookAgain;
  }

  Operation begin(
      OperationKind kind,
      CloudService service,
      Optional<Slot> slot,
      Deployment deployment,
      String requestedBy) {
    OperationSubject subject =
        new OperationSubject(service.name(), slot.map(Slot::label), deployment.id());
    Operation operation = operations.begin(kind, subject, requestedBy, clock.instant());
    lookAgain(kind.label());
    return operation;
  }

  void lookAgain(String trigger) {
    lookAgain.fire(new LookAgain(trigger));
  }
}
