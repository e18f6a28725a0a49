package org.troupe.adapter;

import jakarta.resource.spi.ActivationSpec;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;

/**
 * The deployment's queues by the JNDI names that applications know them by. A bean's consumers are
 * led to the queue itself, so that it does not matter whether its name is bound anywhere, and in
 * whose name space.
 */
final class Destinations {

  private static final String RUN_DIRECTORY = "troupe.run";
  private static final String FILE = "destinations.properties";

  /** What a bean has that does not say how many messages it wants at a time. */
  private static final int ADAPTERS_SESSIONS = new ActiveMQActivationSpec().getMaxSession();

  /** JNDI name to the queue's name and, after a space, how many sessions it gets. */
  private final Properties queues;

  private Destinations(Properties queues) {
    this.queues = queues;
  }

  /**
   * Reads what the host wrote.
   *
   * @throws IOException if it cannot be read
   */
  static Destinations ofThisProcess() throws IOException {
    String run = System.getProperty(RUN_DIRECTORY);
    return run == null ? new Destinations(new Properties()) : of(Path.of(run));
  }

  static Destinations of(Path runDirectory) throws IOException {
    Properties queues = new Properties();
    Path file = runDirectory.resolve(FILE);
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        queues.load(reader);
      }
    }
    return new Destinations(queues);
  }

  /**
   * Leads a bean to its queue; one that names none of the deployment's stays as it is. Whichever it
   * is, it goes on trying, however long the broker is away: the adapter would stop after ten times.
   */
  void lead(ActivationSpec spec) {
    if (spec instanceof ActiveMQActivationSpec bean) {
      bean.setSetupAttempts(-1);
    }
    if (spec instanceof ActiveMQActivationSpec bean && bean.getDestination() != null) {
      String queue = queues.getProperty(bean.getDestination());
      if (queue != null) {
        int space = queue.indexOf(' ');
        bean.setUseJNDI(false);
        bean.setDestination(queue.substring(0, space));
        if (bean.getDestinationType() == null) {
          bean.setDestinationType("jakarta.jms.Queue");
        }
        if (bean.getMaxSession() == ADAPTERS_SESSIONS) {
          bean.setMaxSession(Integer.parseInt(queue.substring(space + 1)));
        }
      }
    }
  }
}
