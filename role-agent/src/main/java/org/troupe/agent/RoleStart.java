package org.troupe.agent;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.troupe.agent.Deployer.DeploymentException;
import org.troupe.agent.RoleEnvironment.Application;

/**
 * Brings the role's applications up and watches them: deploys one after the other, then asks for
 * their health, often until they are ready, then once a second.
 */
final class RoleStart implements Runnable {

  private static final Logger LOG = System.getLogger(RoleStart.class.getName());
  private static final long UNTIL_READY_MILLIS = 200;
  private static final long ONCE_READY_MILLIS = 1000;

  private final RoleEnvironment environment;
  private final Deployer deployer;
  private final Optional<HealthCheck> health;
  private final RoleStatus status;
  private final ScheduledExecutorService executor;
  private final Runnable onReady;
  private boolean wasReady;

  /**
   * Deploys nothing yet.
   *
   * @param onReady done once, when the applications are ready for the first time
   */
  RoleStart(
      RoleEnvironment environment,
      Deployer deployer,
      Optional<HealthCheck> health,
      RoleStatus status,
      ScheduledExecutorService executor,
      Runnable onReady) {
    this.environment = environment;
    this.deployer = deployer;
    this.health = health;
    this.status = status;
    this.executor = executor;
    this.onReady = onReady;
  }

  @Override
  public void run() {
    for (Application application : environment.applications()) {
      status.busy("Deploys " + application.name() + ".");
      try {
        deployer.deploy(application);
      } catch (DeploymentException | RuntimeException e) {
        LOG.log(Level.ERROR, application.name() + " could not be deployed", e);
        status.failed(application.name() + " could not be deployed: " + e.getMessage());
        return;
      }
    }
    check();
  }

  private void check() {
    Optional<String> objection = health.flatMap(HealthCheck::objection);
    objection.ifPresentOrElse(status::busy, status::ready);
    if (objection.isEmpty() && !wasReady) {
      wasReady = true;
      onReady.run();
    }
    if (health.isPresent() && !executor.isShutdown()) {
      long pause = objection.isPresent() ? UNTIL_READY_MILLIS : ONCE_READY_MILLIS;
      var unused = executor.schedule(this::check, pause, TimeUnit.MILLISECONDS);
    }
  }
}
