package org.troupe.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What runs have written. The first half of what is kept stays; of what follows, the last half
 * does, so that both how it began and how it ended can be read.
 */
@ApplicationScoped
class RunLogs {

  /** How much of a run's log is kept, in bytes. */
  static final long KEPT = 1L << 20;

  private static final long HEAD = KEPT / 2;
  private static final long TAIL = KEPT - HEAD;

  @PersistenceContext(unitName = "troupe")
  private EntityManager entityManager;

  /**
   * A piece of a log.
   *
   * @param start where it begins, in bytes
   */
  record Piece(long start, ByteBuffer bytes) {
    long end() {
      return start + bytes.remaining();
    }
  }

  /**
   * Adds to a log; adding the same twice is adding it once.
   *
   * @param offset in the log of the run's last attempt, in bytes
   */
  void append(JobRun run, long offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long start = run.logBegin() + offset;
    if (bytes.length == 0) {
      return;
    }
    entityManager
        .createNativeQuery(
            "insert into job_run_log (run_id, start, bytes) values (?1, ?2, ?3) on conflict do"
                + " nothing")
        .setParameter(1, run.id())
        .setParameter(2, start)
        .setParameter(3, bytes)
        .executeUpdate();
    run.logged(start + bytes.length);
    if (run.logEnd() > KEPT) {
      entityManager
          .createNativeQuery(
              "delete from job_run_log where run_id = ?1 and start >= ?2 and start +"
                  + " length(bytes) <= ?3")
          .setParameter(1, run.id())
          .setParameter(2, HEAD)
          .setParameter(3, run.logEnd() - TAIL)
          .executeUpdate();
    }
  }

  /** Pieces that end after an offset, in their order. */
  List<Piece> after(String run, long offset, int most) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "select start, bytes from job_run_log where run_id = ?1 and start +"
                    + " length(bytes) > ?2 order by start")
            .setParameter(1, run)
            .setParameter(2, offset)
            .setMaxResults(most)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Piece(((Number) row[0]).longValue(), ByteBuffer.wrap((byte[]) row[1])))
        .toList();
  }
}
