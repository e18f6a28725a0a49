package org.troupe.agent;

import fish.payara.micro.PayaraMicroRuntime;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.troupe.agent.RoleEnvironment.Application;

/**
 * Deploys through Payara Micro's own API. What that answers is of no use, it says yes to an
 * application that failed to start: what counts is whether the server lists it afterwards, and the
 * reason is listened for on the log.
 */
final class MicroDeployer implements Deployer {

  private final Supplier<PayaraMicroRuntime> server;

  MicroDeployer(Supplier<PayaraMicroRuntime> server) {
    this.server = server;
  }

  @Override
  public void deploy(Application application) throws DeploymentException {
    PayaraMicroRuntime runtime = server.get();
    FailureListener failure = new FailureListener();
    Logger everything = Logger.getLogger("");
    everything.addHandler(failure);
    try {
      runtime.deploy(application.name(), application.contextRoot(), application.archive().toFile());
    } finally {
      everything.removeHandler(failure);
    }
    if (!runtime.getDeployedApplicationNames().contains(application.name())) {
      throw new DeploymentException(failure.reason().orElse("see the log."));
    }
  }
}
