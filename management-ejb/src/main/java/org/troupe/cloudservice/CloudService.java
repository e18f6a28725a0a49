package org.troupe.cloudservice;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.DeploymentSlots;
import org.troupe.deployment.Slot;
import org.troupe.platform.Secrets;

/**
 * A named application with two slots.
 *
 * <p>It comes into being with its first deployment and keeps its database and its queues when both
 * slots are empty.
 */
@Entity
@Table(name = "cloud_service")
public class CloudService {

  @Id private String name;

  @Column(name = "database_password")
  private String databasePassword;

  @Column(name = "producer_password")
  private String producerPassword;

  @Column(name = "staging_producer_password")
  private String stagingProducerPassword;

  @Column(name = "created_at")
  private Instant createdAt;

  @Embedded private DeploymentSlots slots = new DeploymentSlots();

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "slot_setting", joinColumns = @JoinColumn(name = "service"))
  private List<SlotSetting> slotSettings = new ArrayList<>();

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  protected CloudService() {}

  CloudService(ServiceName name, String databasePassword, Instant createdAt) {
    this.name = name.value();
    this.databasePassword = databasePassword;
    this.producerPassword = Secrets.next();
    this.stagingProducerPassword = Secrets.next();
    this.createdAt = createdAt;
  }

  /**
   * The slot has these values from now on.
   *
   * @param role name of the role whose settings they are
   * @param settings name to value, only those that belong to slots
   */
  public void keepForSlot(Slot slot, String role, Map<String, String> settings) {
    slotSettings.removeIf(kept -> kept.isOf(slot, role) && settings.containsKey(kept.name()));
    settings.forEach((name, value) -> slotSettings.add(new SlotSetting(slot, role, name, value)));
  }

  /** Values that the slot keeps for the role's settings. */
  public Map<String, String> slotSettings(Slot slot, String role) {
    return slotSettings.stream()
        .filter(kept -> kept.isOf(slot, role))
        .collect(Collectors.toMap(SlotSetting::name, SlotSetting::value));
  }

  public String name() {
    return name;
  }

  /** Password of the service's own database login. */
  public String databasePassword() {
    return databasePassword;
  }

  /**
   * Password of the login with which producers outside send to a slot's queues. It stays with the
   * slot, whatever is deployed to it.
   */
  public String producerPassword(Slot slot) {
    return slot == Slot.PRODUCTION ? producerPassword : stagingProducerPassword;
  }

  /** Producers of the slot need another password from now on. */
  void renewProducerPassword(Slot slot) {
    if (slot == Slot.PRODUCTION) {
      producerPassword = Secrets.next();
    } else {
      stagingProducerPassword = Secrets.next();
    }
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Its two slots; to be filled by {@link #place}. */
  public DeploymentSlots slots() {
    // EclipseLink reads an embeddable whose columns are all null as null. To put one in its place
    // here would be a change, which is written, and so collides with others' changes.
    return slots == null ? new DeploymentSlots() : slots;
  }

  /**
   * Places a deployment.
   *
   * @throws org.troupe.deployment.SlotOccupiedException if the slot holds one
   */
  public void place(Deployment deployment, Slot slot) {
    DeploymentSlots taken = slots();
    taken.place(deployment, slot);
    slots = taken;
  }
}
