package org.troupe.deployment;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
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
 * instances run. A swap moves it to the other slot and changes nothing else of it. An in-place
 * upgrade gives it a next revision, which becomes the current one once all instances run it, or is
 * given up. It can be stopped and started. Once it leaves, it belongs to no slot, its instances go
 * in order, and with the last one the deployment itself.
 */
@Entity
@Table(name = "deployment")
public class Deployment {

  /** The most instances of one role that may be asked for. */
  public static final int MOST_INSTANCES = 100;

  @Id private String id;

  private String service;

  @OneToOne(
      fetch = FetchType.EAGER,
      cascade = {CascadeType.PERSIST, CascadeType.REMOVE})
  @JoinColumn(name = "current_id")
  private Revision current;

  @OneToOne(
      fetch = FetchType.EAGER,
      cascade = {CascadeType.PERSIST, CascadeType.REMOVE})
  @JoinColumn(name = "next_id")
  private Revision next;

  @Embedded private UpgradeWalk walk;

  @Column(name = "broker_password")
  private String brokerPassword;

  @Column(name = "placed_at")
  private Instant placedAt;

  private boolean prepared;

  private boolean stopped;

  private boolean leaving;

  @Enumerated(EnumType.STRING)
  @Column(name = "left_slot")
  private Slot leftSlot;

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
   * @param brokerPassword of its own login at the broker
   */
  public Deployment(
      String id,
      String service,
      Revision revision,
      List<DeploymentQueue> queues,
      String brokerPassword,
      Instant placedAt) {
    this.id = id;
    this.service = service;
    this.current = revision;
    this.queues.addAll(queues);
    this.brokerPassword = brokerPassword;
    this.placedAt = placedAt;
  }

  /**
   * Asks for other instance counts.
   *
   * @param counts role name to count; roles that are not named keep theirs
   * @throws IllegalScaleException if a role is unknown or a count is out of bounds; nothing is
   *     changed then
   */
  public void scaleTo(Map<String, Integer> counts) {
    if (counts.isEmpty()) {
      throw new IllegalScaleException("no role is named; its roles are " + current.roleNames());
    }
    counts.forEach(this::checkScale);
    current.roles().stream()
        .filter(role -> counts.containsKey(role.name()))
        .forEach(role -> role.scaleTo(counts.get(role.name())));
  }

  private void checkScale(String role, int count) {
    if (current.role(role).isEmpty()) {
      throw new IllegalScaleException(
          "there is no role " + role + "; its roles are " + current.roleNames());
    }
    if (count < 1 || count > MOST_INSTANCES) {
      throw new IllegalScaleException(
          "role " + role + " cannot have " + count + " instances: 1 to " + MOST_INSTANCES);
    }
  }

  /**
   * Begins an in-place upgrade: the instances take the next revision domain by domain.
   *
   * @param manual whether each domain waits for {@link #walkOn}
   * @param declared the queues of the next revision; those it no longer declares stay, for what
   *     waits in them
   */
  public void beginUpgrade(
      Revision revision, List<DeploymentQueue> declared, boolean manual, Instant now) {
    next = revision;
    walk = new UpgradeWalk(manual, now);
    adopt(declared);
  }

  private void adopt(List<DeploymentQueue> declared) {
    List<DeploymentQueue> kept = new ArrayList<>(declared);
    queues.stream()
        .filter(queue -> declared.stream().noneMatch(d -> d.name().equals(queue.name())))
        .forEach(kept::add);
    queues.clear();
    queues.addAll(kept);
    prepared = false;
  }

  /** Goes on to another domain, if the upgrade still goes forward and has not been there. */
  public void enterDomain(int domain, Instant now) {
    walk().ifPresent(found -> found.enter(domain, now));
  }

  /**
   * Goes on to the next domain on command.
   *
   * @return the domain
   * @throws UpgradeRefusedException if none is in progress, it goes by itself or back, or there is
   *     no further domain
   */
  public int walkOn(Instant now) {
    UpgradeWalk found = requireWalk();
    if (!found.manual()) {
      throw UpgradeRefusedException.notManual();
    }
    if (found.domain() + 1 >= upgradeDomains()) {
      throw UpgradeRefusedException.allDomainsEntered(upgradeDomains());
    }
    found.enter(found.domain() + 1, now);
    return found.domain();
  }

  private UpgradeWalk requireWalk() {
    UpgradeWalk found = walk().orElseThrow(() -> UpgradeRefusedException.none(id));
    found
        .turnedBack()
        .ifPresent(
            why -> {
              throw UpgradeRefusedException.goesBack(why);
            });
    return found;
  }

  /**
   * Rolls the upgrade back on command.
   *
   * @throws UpgradeRefusedException if none is in progress or it goes back already
   */
  public void rollBack(String why, Instant now) {
    requireWalk().turnBack(why, now);
  }

  /** Rolls the upgrade back by itself; nothing if none is in progress or it goes back already. */
  public void turnBack(String why, Instant now) {
    walk().ifPresent(found -> found.turnBack(why, now));
  }

  /**
   * All instances run the next revision: it is the current one now.
   *
   * @return the revision that is needed no more; empty if no upgrade was in progress
   */
  public Optional<Revision> completeUpgrade() {
    if (next == null) {
      return Optional.empty();
    }
    Revision old = current;
    current = next;
    next = null;
    walk = null;
    return Optional.of(old);
  }

  /**
   * The next revision is given up.
   *
   * @return it; empty if no upgrade was in progress
   */
  public Optional<Revision> abandonUpgrade() {
    Optional<Revision> given = next();
    next = null;
    walk = null;
    return given;
  }

  /**
   * Its instances leave in order and keep their places.
   *
   * @throws DeploymentStoppedException if they have been asked to already
   */
  public void stop(Slot slot) {
    if (stopped) {
      throw DeploymentStoppedException.stopped(service, slot);
    }
    stopped = true;
  }

  /**
   * Its instances are started again.
   *
   * @throws DeploymentStoppedException if it was not stopped
   */
  public void start() {
    if (!stopped) {
      throw DeploymentStoppedException.runs(id);
    }
    stopped = false;
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

  /** What its instances run, or ran before the upgrade in progress. */
  public Revision current() {
    return current;
  }

  /** What its instances are being upgraded to. */
  public Optional<Revision> next() {
    return Optional.ofNullable(next);
  }

  /** The upgrade in progress. */
  public Optional<UpgradeWalk> walk() {
    return next == null ? Optional.empty() : Optional.ofNullable(walk);
  }

  public String packageId() {
    return current.packageId();
  }

  public String packageVersion() {
    return current.packageVersion();
  }

  public String configuration() {
    return current.configuration();
  }

  public String endpoints() {
    return current.endpoints();
  }

  public int upgradeDomains() {
    return current.upgradeDomains();
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

  public boolean stopped() {
    return stopped;
  }

  public boolean leaving() {
    return leaving;
  }

  /** The slot that held it last, once it leaves. */
  public Optional<Slot> leftSlot() {
    return Optional.ofNullable(leftSlot);
  }

  public List<DeploymentRole> roles() {
    return current.roles();
  }

  public List<DeploymentQueue> queues() {
    return List.copyOf(queues);
  }
}
