package org.troupe.cli.platform;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the controller is told by its {@code controller.properties}.
 *
 * @param values by key
 */
record ControllerConfiguration(Map<String, String> values) {

  ControllerConfiguration {
    values = Map.copyOf(values);
  }

  /**
   * @param runtime where its runtime is
   * @param id the controller's own name
   * @throws PlatformException if a setting was given that is not for the user to give
   */
  static ControllerConfiguration of(
      DataDirectory data,
      Distribution distribution,
      Path runtime,
      PlatformSettings settings,
      AdminToken token,
      String id) {
    ServerAccess broker = settings.broker();
    ServerAccess database = settings.database();
    Map<String, String> values = new TreeMap<>();
    values.put("data.directory", data.root().toString());
    values.put("apps.directory", distribution.apps().toString());
    values.put("runtime.directory", runtime.toString());
    values.put("java.executable", Java.EXECUTABLE);
    values.put("domain", settings.domain());
    values.put("gateway.public-address", settings.publicAddress());
    values.put("gateway.admin-url", gatewayAdminUrls(settings));
    values.put("gateway.token", settings.gatewayToken());
    values.put("broker.host", broker.host());
    values.put("broker.port", Integer.toString(broker.port()));
    values.put("broker.public-address", settings.brokerPublicAddress());
    values.put("broker.user", broker.user());
    values.put("broker.password", broker.password());
    values.put("database.url", database.jdbcUrl());
    values.put("database.user", database.user());
    values.put("database.password", database.password());
    values.put("bootstrap.token-hash", token.hash());
    values.put("platform.version", TroupeVersion.text());
    values.put("controller.id", id);
    settings.controllerSettings().forEach((key, value) -> add(values, key, value));
    return new ControllerConfiguration(values);
  }

  private static String gatewayAdminUrls(PlatformSettings settings) {
    return IntStream.rangeClosed(1, settings.gateways())
        .mapToObj(number -> "http://127.0.0.1:" + settings.gatewayAdminPort(number))
        .collect(Collectors.joining(","));
  }

  private static void add(Map<String, String> values, String key, String value) {
    if (values.putIfAbsent(key, value) != null) {
      throw new PlatformException(
          key + " is not for --set: troupe up writes it itself",
          "Take it away again with --set " + key + "=");
    }
  }

  /** The file's text. */
  String text() {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\") + "\n")
            .collect(Collectors.joining("", "# Written by troupe up. Holds passwords.\n", ""));
  }

  /** Never tells the values. */
  @Override
  public String toString() {
    return "ControllerConfiguration" + values.keySet();
  }
}
