package org.troupe.deployment;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One package with one configuration, placed in a slot of a cloud service.
 *
 * <p>It is placed, then prepared (its queues and its login at the broker are made), then its
 * instances run. A swap moves it to the other slot and changes nothing else of it. Once it leaves,
 * it belongs to no slot, its instances go in order, and with the last one the deployment itself.
 */
@Entity
@Table(name = "deployment")
public class Deployment {

  /** The most instances of one role that may be asked for. */
  public static final int MOST_INSTANCES = 100;

  @Id private String id;

  private String service;

  @Column(name = "package_id")
  private String packageId;

  @Column(name = "package_version")
  private String packageVersion;

  private String configuration;

  private String endpoints;

  @Column(name = "broker_password")
  private String brokerPassword;

  @Column(name = "placed_at")
  private Instant placedAt;

  private boolean prepared;

  private boolean leaving;

  @Enumerated(EnumType.STRING)
  @Column(name = "left_slot")
  private Slot leftSlot;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "deployment_role", joinColumns = @JoinColumn(name = "deployment_id"))
  @OrderColumn(name = "position")
  private List<DeploymentRole> roles = new ArrayList<>();

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "deployment_queue", joinColumns = @JoinColumn(name = "deployment_id"))
  @OrderColumn(name = "position")
  private List<DeploymentQueue> queues = new ArrayList<>();

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  protected Deployment() {}

  /**
   * A deployment that has just been placed.
   *
   * @param id unique on the platform, usable in file names
   * @param endpoints number and types of its input endpoints, in a form that is equal for equal
   *     ones
   * @param brokerPassword of its own login at the broker
   */
  public Deployment(
      String id,
      String service,
      DeployedPackage deployed,
      String endpoints,
      String brokerPassword,
      Instant placedAt) {
    this.id = id;
    this.service = service;
    this.packageId = deployed.packageId();
    this.packageVersion = deployed.version();
    this.configuration = deployed.configuration();
    this.roles.addAll(deployed.roles());
    this.queues.addAll(deployed.queues());
    this.endpoints = endpoints;
    this.brokerPassword = brokerPassword;
    this.placedAt = placedAt;
  }

  /**
   * What a deployment is made of.
   *
   * @param packageId SHA-256 of the package
   * @param version the package's version
   * @param configuration text of the .cscfg
   * @param roles its roles, in the order of the definition
   * @param queues its declared queues
   */
  public record DeployedPackage(
      String packageId,
      String version,
      String configuration,
      List<DeploymentRole> roles,
      List<DeploymentQueue> queues) {}

  /**
   * Asks for other instance counts.
   *
   * @param counts role name to count; roles that are not named keep theirs
   * @throws IllegalScaleException if a role is unknown or a count is out of bounds; nothing is
   *     changed then
   */
  public void scaleTo(Map<String, Integer> counts) {
    if (counts.isEmpty()) {
      throw new IllegalScaleException("no role is named; its roles are " + roleNames());
    }
    counts.forEach(this::checkScale);
    roles.stream()
        .filter(role -> counts.containsKey(role.name()))
        .forEach(role -> role.scaleTo(counts.get(role.name())));
  }

  private void checkScale(String role, int count) {
    if (!roleNames().contains(role)) {
      throw new IllegalScaleException(
          "there is no role " + role + "; its roles are " + roleNames());
    }
    if (count < 1 || count > MOST_INSTANCES) {
      throw new IllegalScaleException(
          "role " + role + " cannot have " + count + " instances: 1 to " + MOST_INSTANCES);
    }
  }

  private List<String> roleNames() {
    return roles.stream().map(DeploymentRole::name).toList();
  }

  /** Its queues and its login at the broker are there. */
  public void becamePrepared() {
    prepared = true;
  }

  void leave(Slot slot) {
    leaving = true;
    leftSlot = slot;
  }

  public String id() {
    return id;
  }

  public String service() {
    return service;
  }

  public String packageId() {
    return packageId;
  }

  public String packageVersion() {
    return packageVersion;
  }

  public String configuration() {
    return configuration;
  }

  public String endpoints() {
    return endpoints;
  }

  public String brokerPassword() {
    return brokerPassword;
  }

  public Instant placedAt() {
    return placedAt;
  }

  public boolean prepared() {
    return prepared;
  }

  public boolean leaving() {
    return leaving;
  }

  /** The slot that held it last, once it leaves. */
  public Optional<Slot> leftSlot() {
    return Optional.ofNullable(leftSlot);
  }

  public List<DeploymentRole> roles() {
    return List.copyOf(roles);
  }

  public List<DeploymentQueue> queues() {
    return List.copyOf(queues);
  }
}
