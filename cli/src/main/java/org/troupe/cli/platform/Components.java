package org.troupe.cli.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The platform's long-lived processes, each list in the order in which they are started.
 *
 * @param servers database and broker, unless they are somebody else's
 * @param gateways those that share the public port
 * @param controllers those of which one leads
 * @param surplus what an earlier {@code up} may have left running that is wanted no more
 */
record Components(
    List<ComponentProcess> servers,
    List<ComponentProcess> gateways,
    List<ComponentProcess> controllers,
    List<ComponentProcess> surplus) {

  private static final int MOST = 2;

  /** Those of a platform, whether they run or not. */
  static Components of(
      DataDirectory data,
      Distribution distribution,
      InstalledRuntime runtime,
      PlatformSettings settings,
      AdminToken token) {
    Components components =
        new Components(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    if (settings.embeddedDatabase()) {
      components.servers.add(
          new ComponentProcess(new DatabaseComponent(data, settings.database()), data));
    }
    if (settings.embeddedBroker()) {
      components.servers.add(
          new ComponentProcess(
              new BrokerComponent(
                  data, distribution, settings.broker(), settings.brokerListenAddress()),
              data));
    }
    for (int number = 1; number <= MOST; number++) {
      var gateway = new GatewayComponent(data, distribution, settings, number);
      var controller =
          new ControllerComponent(data, distribution, runtime, settings, token, number);
      (number <= settings.gateways() ? components.gateways : components.surplus)
          .add(new ComponentProcess(gateway, data));
      (number <= settings.controllers() ? components.controllers : components.surplus)
          .add(new ComponentProcess(controller, data));
    }
    return components;
  }

  /** All that are wanted. */
  List<ComponentProcess> wanted() {
    return Stream.of(servers, gateways, controllers).flatMap(List::stream).toList();
  }

  /** Whether an earlier {@code up} has left something running. */
  boolean isRecordedRunning() {
    return all().anyMatch(ComponentProcess::isRecordedRunning);
  }

  /** Finds the processes that run, however they were started. */
  void find() {
    all().forEach(ComponentProcess::find);
  }

  /** Ends every process at once. */
  void kill() {
    find();
    all().forEach(ComponentProcess::kill);
  }

  private Stream<ComponentProcess> all() {
    return Stream.concat(wanted().stream(), surplus.stream());
  }
}
