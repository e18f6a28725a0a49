package org.troupe.deployment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import org.troupe.role.RoleKind;

/** A role of a deployment: what reconcile must know of it, and the instance count asked for. */
@Embeddable
public class DeploymentRole {

  private String name;

  @Enumerated(EnumType.STRING)
  private RoleKind kind;

  @Column(name = "instance_count")
  private int count;

  private boolean routed;

  @Column(name = "start_limit_millis")
  private long startLimitMillis;

  protected DeploymentRole() {}

  /**
   * A role as its definition and configuration give it.
   *
   * @param routed whether it has an input endpoint, so that the gateway leads requests to it
   * @param startLimit how long an instance may take to become ready
   */
  public DeploymentRole(
      String name, RoleKind kind, int count, boolean routed, Duration startLimit) {
    this.name = name;
    this.kind = kind;
    this.count = count;
    this.routed = routed;
    this.startLimitMillis = startLimit.toMillis();
  }

  public String name() {
    return name;
  }

  public RoleKind kind() {
    return kind;
  }

  public int count() {
    return count;
  }

  public boolean routed() {
    return routed;
  }

  public Duration startLimit() {
    return Duration.ofMillis(startLimitMillis);
  }

  void scaleTo(int wanted) {
    count = wanted;
  }
}
