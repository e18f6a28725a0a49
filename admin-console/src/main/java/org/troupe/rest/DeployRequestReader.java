package org.troupe.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.troupe.cloudservice.NewDeployment;
import org.troupe.cloudservice.ServiceName;
import org.troupe.definition.ConfigurationReader;
import org.troupe.definition.Read;
import org.troupe.definition.ServiceConfiguration;
import org.troupe.deployment.Slot;
import org.troupe.servicepackage.StoredPackage;
import org.troupe.servicepackage.StoredPackages;
import org.troupe.wire.DeployRequest;

/** Turns the request for a deployment into what the control plane takes. */
@ApplicationScoped
public class DeployRequestReader {

  private final ConfigurationReader configurations = new ConfigurationReader();

  @Inject private StoredPackages packages;

  /**
   * Finds the package and reads the configuration against its definition.
   *
   * @throws org.troupe.refusal.RefusedException if the package is unknown or the configuration does
   *     not fit it
   */
  NewDeployment read(ServiceName service, Slot slot, DeployRequest request) {
    StoredPackage stored = packages.require(request.packageId());
    Read<ServiceConfiguration> configuration =
        configurations.read(request.configuration(), stored.definition());
    return new NewDeployment(
        service,
        slot,
        stored,
        configuration,
        request.configuration(),
        Boolean.TRUE.equals(request.autoSwap()));
  }
}
