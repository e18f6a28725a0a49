package org.troupe.reconcile.plan;

import java.time.Instant;

/**
 * What an instance's agent last said.
 *
 * @param detail its words
 * @param since since when it has said so
 */
public record AgentAnswer(Kind kind, String detail, Instant since) {

  /** What an agent can say, or fail to. */
  public enum Kind {
    SILENT,
    BUSY,
    READY,
    FAILED
  }

  /** No answer at all. */
  public static AgentAnswer silent(Instant since) {
    return new AgentAnswer(Kind.SILENT, "", since);
  }
}
