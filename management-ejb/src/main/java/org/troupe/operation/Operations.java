package org.troupe.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All operations. */
@ApplicationScoped
public class Operations {

  @PersistenceContext(unitName = "troupe")
  private EntityManager entityManager;

  /**
   * Begins an operation. The caller holds the lock on the service's row, so that two cannot begin
   * at once; an index in the database stands behind that.
   *
   * @throws OperationInProgressException if one of the same service runs
   */
  public Operation begin(
      OperationKind kind, OperationSubject subject, String requestedBy, Instant now) {
    requireNone(subject.service());
    Operation operation = new Operation(kind, subject, requestedBy, now);
    entityManager.persist(operation);
    entityManager.flush();
    return operation;
  }

  /**
   * Checks that none of the service runs.
   *
   * @throws OperationInProgressException if one does
   */
  public void requireNone(String service) {
    runningOf(service)
        .ifPresent(
            running -> {
              throw new OperationInProgressException(running);
            });
  }

  public Optional<Operation> find(long id) {
    return Optional.ofNullable(entityManager.find(Operation.class, id));
  }

  /**
   * The operation.
   *
   * @throws UnknownOperationException if there is none of this number
   */
  public Operation require(long id) {
    return find(id).orElseThrow(() -> new UnknownOperationException(id));
  }

  public Optional<Operation> runningOf(String service) {
    return running().stream().filter(operation -> operation.service().equals(service)).findFirst();
  }

  /** The last swap of the service that succeeded. */
  public Optional<Operation> lastSwapOf(String service) {
    return entityManager
        .createQuery(
            "select o from Operation o where o.service = :service and o.kind = :swap"
                + " and o.outcome = :succeeded order by o.id desc",
            Operation.class)
        .setParameter("service", service)
        .setParameter("swap", OperationKind.SWAP)
        .setParameter("succeeded", OperationOutcome.SUCCEEDED)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** All that run, oldest first. */
  public List<Operation> running() {
    return entityManager
        .createQuery(
            "select o from Operation o where o.outcome = :running order by o.id", Operation.class)
        .setParameter("running", OperationOutcome.RUNNING)
        .getResultList();
  }
}
