package org.troupe.cloudservice;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.troupe.deployment.DeploymentSlots;

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

  @Column(name = "created_at")
  private Instant createdAt;

  @Embedded private DeploymentSlots slots = new DeploymentSlots();

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  protected CloudService() {}

  CloudService(ServiceName name, String databasePassword, Instant createdAt) {
    this.name = name.value();
    this.databasePassword = databasePassword;
    this.createdAt = createdAt;
  }

  public String name() {
    return name;
  }

  /** Password of the service's own database login. */
  public String databasePassword() {
    return databasePassword;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public DeploymentSlots slots() {
    // EclipseLink reads an embeddable whose columns are all null as null.
    if (slots == null) {
      slots = new DeploymentSlots();
    }
    return slots;
  }
}
