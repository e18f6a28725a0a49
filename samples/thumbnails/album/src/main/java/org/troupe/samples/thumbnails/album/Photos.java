package org.troupe.samples.thumbnails.album;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All photographs of the service. Changes need a transaction, which the caller holds. */
@ApplicationScoped
public class Photos {
  @PersistenceContext(unitName = "album")
  private EntityManager entities;

  /** Keeps a photograph that has arrived, with its file. */
  public void add(Photo photo, byte[] file) {
    entities.persist(photo);
    entities.flush(); // No relation tells JPA that the photograph's row has to come first.
    entities.persist(new Original(photo.id(), file));
  }

  public Optional<Photo> find(String id) {
    return Optional.ofNullable(entities.find(Photo.class, id));
  }

  /** The photograph, which nobody else changes until the transaction ends. */
  public Optional<Photo> findForChange(String id) {
    return Optional.ofNullable(entities.find(Photo.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The photographs that arrived last, newest first. */
  public List<Photo> newest(int limit) {
    return entities
        .createQuery("select p from Photo p order by p.arrived desc, p.id", Photo.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The sizes of these photographs' thumbnails, by photograph. */
  public Map<String, List<ThumbnailFrame>> frames(List<String> photoIds) {
    if (photoIds.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(
            "select t.photoId, t.size, t.width, t.height from Thumbnail t"
                + " where t.photoId in :ids",
            Object[].class)
        .setParameter("ids", photoIds)
        .getResultStream()
        .map(
            row ->
                new ThumbnailFrame(
                    (String) row[0], (ThumbnailSize) row[1], (int) row[2], (int) row[3]))
        .collect(Collectors.groupingBy(ThumbnailFrame::photoId));
  }

  /** The file as it came. */
  public Optional<PictureFile> original(String id) {
    return find(id)
        .flatMap(
            photo ->
                Optional.ofNullable(entities.find(Original.class, id))
                    .map(file -> new PictureFile(photo.mediaType(), file.content())));
  }

  /** Keeps a thumbnail, in place of an earlier one of the same photograph and size. */
  public void keep(Thumbnail thumbnail) {
    entities.merge(thumbnail);
  }

  public Optional<PictureFile> thumbnail(String id, ThumbnailSize size) {
    return Optional.ofNullable(entities.find(Thumbnail.class, new ThumbnailKey(id, size)))
        .map(thumbnail -> new PictureFile(thumbnail.mediaType(), thumbnail.content()));
  }

  /**
   * Ids of a share of those that have their thumbnails, in the order of the ids.
   *
   * @param number which share, from 1
   * @param of how many shares there are; each photograph is in one of them
   * @param after only what comes behind this id
   * @param limit how many at the most
   */
  @SuppressWarnings("unchecked") // JPA has native queries for entities and tuples only
  public List<String> share(int number, int of, String after, int limit) {
    return entities
        .createNativeQuery(
            "select id from photo where state = 'READY' and id > ?1"
                + " and mod(abs(hashtext(id)::bigint), ?2) = ?3 order by id")
        .setParameter(1, after)
        .setParameter(2, of)
        .setParameter(3, number - 1)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Removes those that failed before a moment, with all their pictures; answers how many. */
  public int removeFailed(OffsetDateTime before) {
    return entities
        .createQuery("delete from Photo p where p.state = :failed and p.arrived < :before")
        .setParameter("failed", PhotoState.FAILED)
        .setParameter("before", before)
        .executeUpdate();
  }

  /** Removes a photograph with all its pictures; does nothing if there is none. */
  public void remove(String id) {
    find(id).ifPresent(entities::remove); // The schema cascades.
  }

  /** Asks the database for an answer. */
  public void ping() {
    entities.createNativeQuery("SELECT 1").getSingleResult();
  }
}
