package org.troupe.cli.platform;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.client.AdminException;

/** Asks the controller to end all role instances, each in its orderly way. */
final class InstanceStop {

  private static final Logger LOG = System.getLogger(InstanceStop.class.getName());

  private final AdminClient client;

  private InstanceStop(AdminClient client) {
    this.client = client;
  }

  static InstanceStop by(PlatformSettings settings, AdminToken token) {
    return new InstanceStop(new AdminClient(URI.create(settings.consoleAddress()), token.text()));
  }

  /**
   * Answers when all have ended. If the controller cannot do it, that is no failure: the instances
   * are then found by their records.
   */
  void tell() {
    try {
      client.stopInstances();
    } catch (AdminException e) {
      LOG.log(Level.WARNING, "instances=unstopped reason=\"{0}\"", e.getMessage());
    }
  }
}
