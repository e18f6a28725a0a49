package org.troupe.deployment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;

/**
 * How far an in-place upgrade has come: up to which upgrade domain, and whether it has turned back.
 */
@Embeddable
public class UpgradeWalk {

  @Column(name = "upgrade_manual")
  private Boolean manual;

  @Column(name = "upgrade_domain")
  private Integer domain;

  @Column(name = "upgrade_since")
  private Instant since;

  @Column(name = "upgrade_turned_back")
  private String turnedBack;

  protected UpgradeWalk() {}

  UpgradeWalk(boolean manual, Instant now) {
    this.manual = manual;
    this.domain = manual ? -1 : 0;
    this.since = now;
  }

  /** Whether each domain waits for a command. */
  public boolean manual() {
    return manual;
  }

  /** The highest domain whose instances take the next revision; -1 before the first. */
  public int domain() {
    return domain;
  }

  /** Since when it is there, or goes back. */
  public Instant since() {
    return since;
  }

  /** Why it goes back; empty while it goes forward. */
  public Optional<String> turnedBack() {
    return Optional.ofNullable(turnedBack);
  }

  void enter(int next, Instant now) {
    if (turnedBack == null && next > domain) {
      domain = next;
      since = now;
    }
  }

  void turnBack(String why, Instant now) {
    if (turnedBack == null) {
      turnedBack = why;
      since = now;
    }
  }
}
