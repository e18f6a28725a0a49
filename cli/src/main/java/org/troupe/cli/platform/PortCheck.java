package org.troupe.cli.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Looks whether the platform's public ports are free, before anything is started. The system does
 * not do that for the gateways: it lets them share their port with anything of the same user that
 * wants to share it, another platform's gateways for one, and would deal requests out to both.
 *
 * @param settings what it is to be started with
 */
record PortCheck(PlatformSettings settings) {

  void check(Components components) {
    check(components.gateways(), settings.gatewayHost(), settings.gatewayPort(), "--port");
    for (int number = 1; number <= components.controllers().size(); number++) {
      List<ComponentProcess> owner = List.of(components.controllers().get(number - 1));
      check(owner, "127.0.0.1", settings.adminPort(number), "--admin-port");
    }
    settings.chosenBrokerPort().ifPresent(port -> checkBroker(components, port));
  }

  private void checkBroker(Components components, int port) {
    List<ComponentProcess> broker =
        components.servers().stream().filter(server -> server.name().equals("broker")).toList();
    check(broker, settings.brokerListenAddress(), port, "--broker-port");
  }

  /** Those that run already have their port, or will be stopped and give it back. */
  private static void check(
      List<ComponentProcess> owners, String address, int port, String option) {
    owners.forEach(ComponentProcess::find);
    List<Long> running =
        owners.stream().filter(ComponentProcess::isRunning).map(ComponentProcess::pid).toList();
    boolean free =
        running.isEmpty() ? FreePorts.isFree(address, port) : !isOthers(running, address, port);
    if (!free) {
      throw new PlatformException(
          "port "
              + port
              + " on "
              + address
              + " cannot be had for the "
              + owners.get(0).name()
              + ": another program has it, or it may not be used",
          "Choose another one with " + option);
    }
  }

  private static boolean isOthers(List<Long> ours, String address, int port) {
    try {
      return Listeners.ofThisMachine().anyBut(ours, InetAddress.getByName(address), port);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
