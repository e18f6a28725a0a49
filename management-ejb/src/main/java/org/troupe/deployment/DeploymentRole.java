package org.troupe.deployment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import org.troupe.role.RoleKind;

/**
 * A role of a revision: what reconcile must know of it, the instance count asked for, and which
 * package its instances run. That is the revision's own, but for a role that an upgrade of another
 * role left alone.
 */
@Embeddable
public class DeploymentRole {

  private String name;

  @Enumerated(EnumType.STRING)
  private RoleKind kind;

  @Column(name = "package_id")
  private String packageId;

  @Column(name = "package_version")
  private String packageVersion;

  @Column(name = "instance_count")
  private int count;

  @Column(name = "standby_count")
  private int standbys;

  private boolean routed;

  @Column(name = "keeps_local_storage")
  private boolean keepsLocalStorage;

  @Column(name = "heap_megabytes")
  private int heapMegabytes;

  @Column(name = "heap_dump")
  private boolean heapDump;

  @Column(name = "start_limit_millis")
  private long startLimitMillis;

  @Column(name = "unresponsive_limit_millis")
  private long unresponsiveLimitMillis;

  @Column(name = "drain_limit_millis")
  private long drainLimitMillis;

  @Column(name = "stop_limit_millis")
  private long stopLimitMillis;

  protected DeploymentRole() {}

  /**
   * A role as its definition and configuration give it.
   *
   * @param packageId of the package that its instances run
   * @param count how many instances are asked for
   */
  public DeploymentRole(
      Shape shape, RoleTimes times, String packageId, String packageVersion, int count) {
    this.name = shape.name();
    this.kind = shape.kind();
    this.standbys = shape.standbys();
    this.routed = shape.routed();
    this.keepsLocalStorage = shape.keepsLocalStorage();
    this.heapMegabytes = shape.heapMegabytes();
    this.heapDump = shape.heapDump();
    this.packageId = packageId;
    this.packageVersion = packageVersion;
    this.count = count;
    this.startLimitMillis = times.start().toMillis();
    this.unresponsiveLimitMillis = times.unresponsive().toMillis();
    this.drainLimitMillis = times.drain().toMillis();
    this.stopLimitMillis = times.stop().toMillis();
  }

  /**
   * What a definition says of a role, but for times.
   *
   * @param routed whether it has an input endpoint, so that the gateway leads requests to it
   * @param standbys how many instances stand by besides those asked for
   * @param keepsLocalStorage whether an instance's local storage outlives its process, so that
   *     another instance cannot simply take its place
   * @param heapMegabytes the most heap of an instance
   * @param heapDump whether an unresponsive instance's heap is kept for an operator
   */
  public record Shape(
      String name,
      RoleKind kind,
      boolean routed,
      int standbys,
      boolean keepsLocalStorage,
      int heapMegabytes,
      boolean heapDump) {}

  /** The same once more, for another revision. */
  public DeploymentRole copy() {
    return new DeploymentRole(
        new Shape(name, kind, routed, standbys, keepsLocalStorage, heapMegabytes, heapDump),
        times(),
        packageId,
        packageVersion,
        count);
  }

  public String name() {
    return name;
  }

  public RoleKind kind() {
    return kind;
  }

  public String packageId() {
    return packageId;
  }

  public String packageVersion() {
    return packageVersion;
  }

  public int count() {
    return count;
  }

  public int standbys() {
    return standbys;
  }

  public boolean routed() {
    return routed;
  }

  public boolean keepsLocalStorage() {
    return keepsLocalStorage;
  }

  public int heapMegabytes() {
    return heapMegabytes;
  }

  public boolean heapDump() {
    return heapDump;
  }

  /** Its limits. */
  public RoleTimes times() {
    return new RoleTimes(
        Duration.ofMillis(startLimitMillis),
        Duration.ofMillis(unresponsiveLimitMillis),
        Duration.ofMillis(drainLimitMillis),
        Duration.ofMillis(stopLimitMillis));
  }

  void scaleTo(int wanted) {
    count = wanted;
  }
}
