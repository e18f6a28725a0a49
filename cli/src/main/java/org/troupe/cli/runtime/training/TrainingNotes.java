package org.troupe.cli.runtime.training;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaQuery;
import java.util.List;

/** Transactions, entities, queries. */
@Stateless
public class TrainingNotes {

  @PersistenceContext private EntityManager entities;

  public void write(TrainingNote note) {
    entities.merge(note);
  }

  public List<TrainingNote> all() {
    CriteriaQuery<TrainingNote> query =
        entities.getCriteriaBuilder().createQuery(TrainingNote.class);
    query.select(query.from(TrainingNote.class));
    entities.createQuery(query).setMaxResults(10).getResultList();
    return entities
        .createQuery("select n from TrainingNote n where n.id > :id", TrainingNote.class)
        .setParameter("id", 0L)
        .getResultList();
  }
}
