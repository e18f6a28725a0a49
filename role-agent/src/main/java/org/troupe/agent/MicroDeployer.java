package org.troupe.agent;

import fish.payara.micro.PayaraMicroRuntime;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.troupe.agent.RoleEnvironment.Application;

/**
 * Deploys through Payara Micro's own API. That one answers only yes or no and logs the exception,
 * so the reason is listened for on the log while it works.
 */
final class MicroDeployer implements Deployer {

  private final Supplier<PayaraMicroRuntime> server;

  MicroDeployer(Supplier<PayaraMicroRuntime> server) {
    this.server = server;
  }

  @Override
  public void deploy(Application application) throws DeploymentException {
    PayaraMicroRuntime runtime = server.get();
    Logger logger = Logger.getLogger(runtime.getClass().getName());
    Reason reason = new Reason();
    logger.addHandler(reason);
    try {
      if (!runtime.deploy(
          application.name(), application.contextRoot(), application.archive().toFile())) {
        throw new DeploymentException(reason.text().orElse("see the log."));
      }
    } finally {
      logger.removeHandler(reason);
    }
  }

  /** The last exception logged while it is attached. */
  private static final class Reason extends Handler {

    private volatile Throwable thrown;

    @Override
    public void publish(LogRecord entry) {
      if (entry.getThrown() != null) {
        thrown = entry.getThrown();
      }
    }

    Optional<String> text() {
      return Optional.ofNullable(thrown).map(Reasons::of);
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // Nothing is held open.
    }
  }
}
