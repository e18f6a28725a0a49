package org.troupe.cloudservice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** All cloud services. */
@ApplicationScoped
public class CloudServices {

  @PersistenceContext(unitName = "troupe")
  private EntityManager entityManager;

  void add(CloudService service) {
    entityManager.persist(service);
  }

  /** All, by name. */
  public List<CloudService> all() {
    return entityManager
        .createQuery("select s from CloudService s order by s.name", CloudService.class)
        .setHint("eclipselink.batch.type", "IN")
        .setHint("eclipselink.batch", "s.slotSettings")
        .getResultList();
  }

  /** What all slots hold, in two queries and without entities: reconcile asks all the time. */
  public SlotContents slotContents() {
    return new SlotContents(
        rows("select production_id, staging_id from cloud_service"),
        rows("select service, slot, role, name, value from slot_setting"));
  }

  @SuppressWarnings("unchecked") // an untyped query is all there is for tuples of a native one
  private List<Object[]> rows(String sql) {
    return entityManager.createNativeQuery(sql).getResultList();
  }

  /** The names of all. */
  public List<String> names() {
    return entityManager
        .createQuery("select s.name from CloudService s", String.class)
        .getResultList();
  }

  public Optional<CloudService> find(String name) {
    return Optional.ofNullable(entityManager.find(CloudService.class, name));
  }

  /**
   * The service, locked until the transaction ends, so that changes of one service come one after
   * another.
   */
  Optional<CloudService> lock(String name) {
    return Optional.ofNullable(
        entityManager.find(CloudService.class, name, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * The service.
   *
   * @throws UnknownServiceException if there is none of this name
   */
  public CloudService require(String name) {
    return find(name).orElseThrow(() -> new UnknownServiceException(name));
  }

  CloudService requireLocked(String name) {
    return lock(name).orElseThrow(() -> new UnknownServiceException(name));
  }
}
