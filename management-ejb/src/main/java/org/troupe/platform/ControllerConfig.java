package org.troupe.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The controller's configuration, read once from a properties file that {@code troupe up} writes.
 *
 * @param dataDirectory {@code data.directory}: where packages and instances lie
 * @param appsDirectory {@code apps.directory}: web-role.war, worker-role.war and artemis.rar
 * @param runtimeDirectory {@code runtime.directory}: the exploded Payara Micro
 * @param javaExecutable {@code java.executable}: what instances run on
 * @param domain {@code domain}: services are reached below it
 * @param platformVersion {@code platform.version}
 * @param gateway where the gateway is told its routes
 * @param broker the broker's administrator login
 * @param database the database's administrator login
 * @param bootstrapTokenHash {@code bootstrap.token-hash}: SHA-256 of the first admin token, in
 *     hexadecimal
 * @param limits times and counts, each with a default
 * @param lease by which one controller of several leads
 * @param reserves what is left of the machine, each with a default
 */
public record ControllerConfig(
    Path dataDirectory,
    Path appsDirectory,
    Path runtimeDirectory,
    Path javaExecutable,
    String domain,
    String platformVersion,
    Gateway gateway,
    Broker broker,
    Database database,
    String bootstrapTokenHash,
    Limits limits,
    Lease lease,
    Reserves reserves) {

  /**
   * The gateway, as the controller knows it.
   *
   * @param publicAddress {@code gateway.public-address}, such as {@code http://localhost:8080/}
   * @param adminUrl {@code gateway.admin-url}: base of its admin paths, without a slash at the end;
   *     of several gateways, with commas between
   * @param token {@code gateway.token}: bearer token for them
   */
  public record Gateway(String publicAddress, String adminUrl, String token) {}

  /**
   * The broker's administrator login: {@code broker.host}, {@code broker.port}, {@code
   * broker.user}, {@code broker.password}.
   *
   * @param publicAddress {@code broker.public-address}: host and port by which producers reach it;
   *     by default those by which the controller does
   */
  public record Broker(String host, int port, String user, String password, String publicAddress) {

    static Broker of(Keys keys) {
      String host = keys.text("broker.host");
      int port = keys.number("broker.port", null);
      return new Broker(
          host,
          port,
          keys.text("broker.user"),
          keys.text("broker.password"),
          keys.textOr("broker.public-address", host + ":" + port));
    }
  }

  /**
   * The database's administrator login: {@code database.url}, {@code database.user}, {@code
   * database.password}.
   */
  public record Database(String url, String user, String password) {}

  /**
   * The lease by which one controller of several leads.
   *
   * @param controller {@code controller.id}: this controller's, the same after a restart; by
   *     default any
   * @param duration {@code lease.duration}: how long a lease holds that is not renewed (15 s)
   */
  public record Lease(String controller, Duration duration) {

    private static final Duration SHORTEST = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Refuses a duration too short to be renewed in, or so long that nobody takes over. */
    public Lease {
      if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "lease.duration is not from " + SHORTEST + " to " + LONGEST + ": " + duration);
      }
    }

    static Lease of(Keys keys) {
      return new Lease(
          keys.textOr("controller.id", UUID.randomUUID().toString()),
          keys.time("lease.duration", Duration.ofSeconds(15)));
    }
  }

  /**
   * Reads the configuration.
   *
   * @param properties key to text
   * @throws IllegalArgumentException if a key is missing, unknown, or its value cannot be read; the
   *     message names the key
   */
  public static ControllerConfig of(Map<String, String> properties) {
    Keys keys = new Keys(properties);
    ControllerConfig config =
        new ControllerConfig(
            Path.of(keys.text("data.directory")),
            Path.of(keys.text("apps.directory")),
            Path.of(keys.text("runtime.directory")),
            Path.of(keys.text("java.executable")),
            keys.text("domain"),
            keys.text("platform.version"),
            new Gateway(
                keys.text("gateway.public-address"),
                keys.text("gateway.admin-url"),
                keys.text("gateway.token")),
            Broker.of(keys),
            new Database(
                keys.text("database.url"),
                keys.text("database.user"),
                keys.text("database.password")),
            keys.text("bootstrap.token-hash"),
            limits(keys),
            Lease.of(keys),
            new Reserves(
                keys.number("disk.reserve", Reserves.BY_SIZE),
                keys.number("memory.reserve", Reserves.BY_SIZE)));
    keys.refuseUnknown();
    return config;
  }

  private static Limits limits(Keys keys) {
    Limits defaults = Limits.defaults(Runtime.getRuntime().availableProcessors());
    return new Limits(
        keys.time("shutdown.limit", defaults.shutdown()),
        keys.time("operation.limit", defaults.operation()),
        keys.time("busy.limit", defaults.busy()),
        keys.time("preview.limit", defaults.preview()),
        keys.time("kill.limit", defaults.kill()),
        keys.number("max-parallel-starts", defaults.parallelStarts()));
  }

  /** Takes keys out one by one, so that what is left is unknown. */
  private static final class Keys {
    private final Map<String, String> left;
    private final Set<String> optional = new TreeSet<>();

    Keys(Map<String, String> properties) {
      left = new HashMap<>(properties);
    }

    String text(String key) {
      String value = left.remove(key);
      if (value == null || value.isBlank()) {
        throw new IllegalArgumentException("controller configuration lacks " + key);
      }
      return value.strip();
    }

    String textOr(String key, String otherwise) {
      optional.add(key);
      return left.containsKey(key) ? text(key) : otherwise;
    }

    int number(String key, Integer otherwise) {
      if (otherwise != null) {
        optional.add(key);
      }
      if (otherwise != null && !left.containsKey(key)) {
        return otherwise;
      }
      String value = text(key);
      try {
        return Integer.parseInt(value);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(key + " is not a whole number: " + value, e);
      }
    }

    Duration time(String key, Duration otherwise) {
      optional.add(key);
      if (!left.containsKey(key)) {
        return otherwise;
      }
      String value = text(key);
      try {
        return Duration.parse(value);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            key + " is not an ISO 8601 duration such as PT30S: " + value, e);
      }
    }

    void refuseUnknown() {
      if (!left.isEmpty()) {
        throw new IllegalArgumentException(
            "unknown keys in the controller configuration: "
                + List.copyOf(new TreeMap<>(left).keySet())
                + "; besides the required ones it knows "
                + optional);
      }
    }
  }
}
