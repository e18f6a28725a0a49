package org.troupe.agent;

import org.troupe.agent.RoleEnvironment.Application;

/** Deploys one application into the server that the agent runs in. */
@FunctionalInterface
interface Deployer {

  /**
   * Returns once the application is started.
   *
   * @throws DeploymentException if the server refuses it
   */
  void deploy(Application application) throws DeploymentException;

  /** The server refused an application; the message says why, for an operator. */
  final class DeploymentException extends Exception {

    DeploymentException(String message) {
      super(message);
    }
  }
}
