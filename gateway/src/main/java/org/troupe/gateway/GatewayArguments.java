package org.troupe.gateway;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The command line: {@code --name value} pairs; a name that is not known stops the start. */
final class GatewayArguments {
  private static final Map<String, BiConsumer<GatewayConfig, String>> OPTIONS = new TreeMap<>();

  static {
    OPTIONS.put("--listen", (config, value) -> config.listen(address(value)));
    OPTIONS.put("--admin", (config, value) -> config.admin(address(value)));
    OPTIONS.put("--routes", (config, value) -> config.routes(Path.of(value)));
    OPTIONS.put("--peer-routes", (config, value) -> config.peerRoutes(Path.of(value)));
    OPTIONS.put("--share-port", (config, value) -> config.sharePort(yesOrNo(value)));
    OPTIONS.put("--drain", (config, value) -> config.drainLimit(duration(value)));
    OPTIONS.put("--loops", (config, value) -> config.loops(number(value)));
    OPTIONS.put("--max-connections", (config, value) -> config.maxConnections(number(value)));
    OPTIONS.put("--max-header-size", (config, value) -> config.maxHeaderSize(number(value)));
    OPTIONS.put("--max-request-line", (config, value) -> config.maxRequestLine(number(value)));
    OPTIONS.put(
        "--max-idle-per-instance", (config, value) -> config.maxIdlePerInstance(number(value)));
    OPTIONS.put("--client-idle", (config, value) -> config.clientIdle(duration(value)));
    OPTIONS.put("--header-timeout", (config, value) -> config.headerTimeout(duration(value)));
    OPTIONS.put("--connect-timeout", (config, value) -> config.connectTimeout(duration(value)));
    OPTIONS.put("--answer-timeout", (config, value) -> config.answerTimeout(duration(value)));
    OPTIONS.put("--upstream-idle", (config, value) -> config.upstreamIdle(duration(value)));
  }

  private GatewayArguments() {}

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a line for the user that names the option at fault
   */
  static GatewayConfig parse(String... arguments) {
    GatewayConfig config = new GatewayConfig();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i];
      BiConsumer<GatewayConfig, String> option = OPTIONS.get(name);
      if (option == null) {
        throw new IllegalArgumentException(
            "unknown option " + name + "; known are " + String.join(" ", OPTIONS.keySet()));
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(name + " needs a value");
      }
      apply(option, config, name, arguments[i + 1]);
    }
    if (config.routes() == null) {
      throw new IllegalArgumentException("--routes is missing: the file that remembers the routes");
    }
    return config;
  }

  private static void apply(
      BiConsumer<GatewayConfig, String> option, GatewayConfig config, String name, String value) {
    try {
      option.accept(config, value);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new IllegalArgumentException(name + " " + value + ": " + e.getMessage(), e);
    }
  }

  private static InetSocketAddress address(String value) {
    URI uri = URI.create("http://" + value);
    if (uri.getHost() == null || uri.getPort() < 0 || uri.getPort() > 65535) {
      throw new IllegalArgumentException("expected host:port");
    }
    InetSocketAddress address = new InetSocketAddress(uri.getHost(), uri.getPort());
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("the host is not known");
    }
    return address;
  }

  private static boolean yesOrNo(String value) {
    return switch (value) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("expected yes or no");
    };
  }

  private static int number(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a whole number", e);
    }
  }

  /** Takes {@code 500ms}, {@code 30s}, {@code 2m} and ISO 8601's {@code PT30S}. */
  private static Duration duration(String value) {
    String text = value.toUpperCase(Locale.ROOT);
    if (text.endsWith("MS")) {
      return Duration.ofMillis(number(text.substring(0, text.length() - 2)));
    }
    try {
      return Duration.parse(text.startsWith("PT") ? text : "PT" + text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("expected a time such as 30s or 500ms", e);
    }
  }
}
