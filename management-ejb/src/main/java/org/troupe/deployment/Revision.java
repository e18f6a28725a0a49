package org.troupe.deployment;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment is made of at one time: a package, a configuration, and the roles as both give
 * them. A deployment has one, and while an upgrade is in progress a second.
 */
@Entity
@Table(name = "deployment_revision")
public class Revision {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "revision_id")
  @SequenceGenerator(name = "revision_id", sequenceName = "revision_id", allocationSize = 1)
  private Long id;

  @Column(name = "package_id")
  private String packageId;

  @Column(name = "package_version")
  private String packageVersion;

  private String configuration;

  private String endpoints;

  @Column(name = "upgrade_domains")
  private int upgradeDomains;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "deployment_role", joinColumns = @JoinColumn(name = "revision_id"))
  @OrderColumn(name = "position")
  private List<DeploymentRole> roles = new ArrayList<>();

  protected Revision() {}

  /**
   * A revision as a package and a configuration give it.
   *
   * @param packageId SHA-256 of the package
   * @param packageVersion the package's version
   * @param configuration text of the .cscfg
   * @param endpoints number and types of its input endpoints, in a form that is equal for equal
   *     ones
   * @param upgradeDomains how many groups of instances an upgrade walks through
   * @param roles its roles, in the order of the definition
   */
  public Revision(
      String packageId,
      String packageVersion,
      String configuration,
      String endpoints,
      int upgradeDomains,
      List<DeploymentRole> roles) {
    this.packageId = packageId;
    this.packageVersion = packageVersion;
    this.configuration = configuration;
    this.endpoints = endpoints;
    this.upgradeDomains = upgradeDomains;
    this.roles.addAll(roles);
  }

  /** Its number on the platform; 0 before it is stored. */
  public long id() {
    return id == null ? 0 : id;
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

  public int upgradeDomains() {
    return upgradeDomains;
  }

  public List<DeploymentRole> roles() {
    return List.copyOf(roles);
  }

  /** The role of that name. */
  public Optional<DeploymentRole> role(String name) {
    return roles.stream().filter(role -> role.name().equals(name)).findFirst();
  }

  List<String> roleNames() {
    return roles.stream().map(DeploymentRole::name).toList();
  }
}
