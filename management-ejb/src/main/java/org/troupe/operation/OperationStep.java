package org.troupe.operation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** A line of an operation's record. */
@Embeddable
public class OperationStep {

  @Column(name = "at")
  private Instant at;

  @Column(name = "step")
  private String text;

  protected OperationStep() {}

  OperationStep(Instant at, String text) {
    this.at = at;
    this.text = text;
  }

  public Instant at() {
    return at;
  }

  public String text() {
    return text;
  }
}
