package org.troupe.broker;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.logging.LogManager;

/**
 * Runs the broker until SIGTERM.
 *
 * <p>{@code java org.troupe.broker.BrokerMain --listen ADDRESS:PORT --data DIRECTORY}, with {@code
 * TROUPE_BROKER_USER} and {@code TROUPE_BROKER_PASSWORD} in the environment for its administrator.
 * Exit codes: 143 after SIGTERM, 1 if it could not start or stop cleanly, 2 for wrong options.
 */
public final class BrokerMain {

  private static final Logger LOG = System.getLogger(BrokerMain.class.getName());

  private BrokerMain() {}

  public static void main(String[] arguments) throws IOException {
    logOneLineEach();
    try {
      run(BrokerOptions.parse(arguments, System.getenv()));
    } catch (IllegalArgumentException e) {
      LOG.log(Level.ERROR, "broker=refused reason=\"{0}\"", e.getMessage());
      System.exit(2);
    } catch (Exception e) {
      LOG.log(Level.ERROR, "broker=failed", e);
      System.exit(1);
    }
  }

  private static void run(BrokerOptions options) throws Exception {
    Broker broker = new Broker(options);
    broker.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "stop"));
    LOG.log(Level.INFO, "broker=started {0}", options);
  }

  /**
   * Nothing can be logged any more here, the JDK's logging stops with the JVM: the exit code tells.
   */
  private static void stop(Broker broker) {
    try {
      broker.stop();
    } catch (Exception e) {
      Runtime.getRuntime().halt(1);
    }
  }

  private static void logOneLineEach() throws IOException {
    try (InputStream settings = BrokerMain.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(settings);
    }
  }
}
