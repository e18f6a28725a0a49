package org.troupe.cli.platform;

/**
 * Looks whether the platform's public ports are free, before anything is started.
 *
 * @param settings what it is to be started with
 */
record PortCheck(PlatformSettings settings) {

  void check(ComponentProcess gateway, ComponentProcess controller) {
    check(gateway, settings.gatewayHost(), settings.gatewayPort(), "--port");
    check(controller, "127.0.0.1", settings.adminPort(), "--admin-port");
  }

  /** One that runs already has its port, or will be stopped and give it back. */
  private static void check(ComponentProcess owner, String address, int port, String option) {
    if (!owner.isRecordedRunning() && !FreePorts.isFree(address, port)) {
      throw new PlatformException(
          "port "
              + port
              + " on "
              + address
              + " cannot be had for the "
              + owner.name()
              + ": another program has it, or it may not be used",
          "Choose another one with " + option);
    }
  }
}
