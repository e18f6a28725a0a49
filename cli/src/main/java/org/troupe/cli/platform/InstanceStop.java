package org.troupe.cli.platform;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.client.AdminException;

/** Asks a controller to end all role instances, each in its orderly way. */
final class InstanceStop {

  private static final Logger LOG = System.getLogger(InstanceStop.class.getName());

  /** What it takes besides waiting for the instances. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final AdminClient client;
  private final Duration limit;

  private InstanceStop(AdminClient client, Duration limit) {
    this.client = client;
    this.limit = limit;
  }

  static InstanceStop by(PlatformSettings settings, AdminToken token) {
    return new InstanceStop(
        new AdminClient(settings.consoleAddresses(), token.text()),
        settings.shutdownLimit().plus(MARGIN));
  }

  /**
   * Answers when all have ended. If the controller cannot do it, that is no failure: the instances
   * are then found by their records.
   */
  void tell() {
    try {
      client.stopInstances(limit);
    } catch (AdminException e) {
      LOG.log(Level.WARNING, "instances=unstopped reason=\"{0}\"", e.getMessage());
    }
  }
}
