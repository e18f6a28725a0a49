package org.troupe.cli.platform;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the controller is told by its {@code controller.properties}.
 *
 * @param values by key
 */
record ControllerConfiguration(Map<String, String> values) {

  ControllerConfiguration {
    values = Map.copyOf(values);
  }

  static ControllerConfiguration of(
      DataDirectory data,
      Distribution distribution,
      Path runtime,
      PlatformSettings settings,
      AdminToken token) {
    ServerAccess broker = settings.broker();
    ServerAccess database = settings.database();
    Map<String, String> values = new TreeMap<>();
    values.put("data.directory", data.root().toString());
    values.put("apps.directory", distribution.apps().toString());
    values.put("runtime.directory", runtime.toString());
    values.put("java.executable", Java.EXECUTABLE);
    values.put("domain", settings.domain());
    values.put("gateway.public-address", settings.publicAddress());
    values.put("gateway.admin-url", "http://127.0.0.1:" + settings.gatewayAdminPort());
    values.put("gateway.token", settings.gatewayToken());
    values.put("broker.host", broker.host());
    values.put("broker.port", Integer.toString(broker.port()));
    values.put("broker.user", broker.user());
    values.put("broker.password", broker.password());
    values.put("database.url", database.jdbcUrl());
    values.put("database.user", database.user());
    values.put("database.password", database.password());
    values.put("bootstrap.token-hash", token.hash());
    values.put("platform.version", TroupeVersion.text());
    return new ControllerConfiguration(values);
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
