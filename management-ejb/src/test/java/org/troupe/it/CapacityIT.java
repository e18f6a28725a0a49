package org.troupe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.troupe.capacity.Admission;
import org.troupe.capacity.DiskFullException;
import org.troupe.capacity.MemoryInsufficientException;
import org.troupe.cloudservice.CloudServiceCommands;
import org.troupe.cloudservice.NewDeployment;
import org.troupe.cloudservice.ServiceName;
import org.troupe.definition.ConfigurationReader;
import org.troupe.deployment.Slot;
import org.troupe.instance.HostCapacity;
import org.troupe.servicepackage.PackagesInUse;
import org.troupe.servicepackage.StoredPackage;
import org.troupe.servicepackage.StoredPackages;

/** The control plane on a machine without room. */
@ArquillianTest
class CapacityIT {

  private static final long GIBIBYTE = 1L << 30;

  @Inject private StoredPackages packages;
  @Inject private PackagesInUse inUse;
  @Inject private Admission admission;
  @Inject private CloudServiceCommands commands;
  @Inject private FakeInstanceHost host;

  @Deployment
  static WebArchive archive() {
    return Archives.controlPlane();
  }

  @AfterEach
  void room() {
    has(100, 16);
  }

  @Test
  void aFullDiskTakesNoPackageAndIsSaidToBeFull() throws IOException {
    has(0, 16);
    assertThat(admission.diskIsNearlyFull()).isTrue();
    assertThatThrownBy(() -> store("full"))
        .isInstanceOf(DiskFullException.class)
        .hasMessageContaining("has 0 MiB free, of which 1024 MiB are kept in reserve");
    room();
    assertThat(admission.diskIsNearlyFull()).isFalse();
    assertThat(store("full").version()).isEqualTo("full");
  }

  @Test
  void aDeploymentBeyondTheMemoryIsRefusedAndNeedsNoPackage() throws IOException {
    StoredPackage stored = store("memory");
    has(100, 0);
    assertThatThrownBy(() -> deploy(stored, "small"))
        .isInstanceOf(MemoryInsufficientException.class);
    assertThat(inUse.ids()).doesNotContain(stored.id());
    room();
    deploy(stored, "small");
    assertThat(inUse.ids()).contains(stored.id());
    assertThat(packages.prune(true)).doesNotContain(stored.id());
  }

  private StoredPackage store(String version) throws IOException {
    return packages.store(SamplePackage.ofVersion(version), Optional.empty());
  }

  private void deploy(StoredPackage stored, String service) {
    String configuration = SamplePackage.configuration(1, 1);
    commands.deploy(
        new NewDeployment(
            new ServiceName(service),
            Slot.STAGING,
            stored,
            new ConfigurationReader().read(configuration, stored.definition()),
            configuration,
            false),
        "tester");
  }

  private void has(long diskGibibytes, long memoryGibibytes) {
    host.hasCapacity(
        new HostCapacity(
            diskGibibytes * GIBIBYTE, 200 * GIBIBYTE, memoryGibibytes * GIBIBYTE, 32 * GIBIBYTE));
  }
}
