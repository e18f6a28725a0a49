package org.troupe.cli.platform;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a platform is started with: the options given to {@code troupe up}, kept in the data
 * directory so that the next start needs none, and the internal ports and passwords, chosen at the
 * first start.
 */
public final class PlatformSettings {

  /** Word for the database and the broker that come with the platform, in place of a URL. */
  public static final String EMBEDDED = "embedded";

  private static final String LOOPBACK = "127.0.0.1";
  private static final String ANY = "0.0.0.0";

  /** Of the platform's own broker, if somebody wants to know it beforehand. */
  private static final String BROKER_PORT = "broker.port";

  static final Map<String, String> DEFAULTS =
      Map.of(
          "gateway.address", "127.0.0.1",
          "gateway.port", "8080",
          "gateways", "2",
          "admin.port", "9090",
          "controllers", "1",
          "domain", "localhost",
          "database.url", EMBEDDED,
          "broker.url", EMBEDDED,
          "broker.address", LOOPBACK);

  /** The controller's default for {@code shutdown.limit}. */
  private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(30);

  /** Begins the controller's own settings, which are passed on as they are. */
  private static final String OF_CONTROLLER = "set.";

  private static final Set<String> INTERNAL_SECRETS =
      Set.of("gateway.token", "embedded.database.password", "embedded.broker.password");
  private static final Set<String> OF_EXTERNALS =
      Set.of("database.user", "database.password", "broker.user", "broker.password");

  private final Properties values;

  private PlatformSettings(Properties values) {
    this.values = values;
  }

  /** Reads those of a platform that was started before. */
  public static PlatformSettings read(Path file) throws IOException {
    Properties values = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      values.load(in);
    }
    PlatformSettings settings = new PlatformSettings(values);
    settings.check();
    return settings;
  }

  /**
   * Reads those of a data directory, lets the given ones take precedence, and completes what is
   * missing.
   *
   * @param given by key; an empty value takes a setting away
   */
  static PlatformSettings openOrCreate(Path file, Map<String, String> given) throws IOException {
    PlatformSettings settings =
        Files.exists(file) ? read(file) : new PlatformSettings(new Properties());
    settings.values.putAll(given);
    settings.values.values().removeIf(""::equals);
    DEFAULTS.forEach(settings.values::putIfAbsent);
    INTERNAL_SECRETS.forEach(key -> settings.values.computeIfAbsent(key, k -> Secrets.next()));
    settings.check();
    new InternalPorts(settings.values).chooseMissing();
    return settings;
  }

  /** Chooses other internal ports; only while nothing of the platform runs. */
  void chooseInternalPortsAnew() {
    InternalPorts ports = new InternalPorts(values);
    ports.forgetTaken();
    ports.chooseMissing();
  }

  void write(Path file) throws IOException {
    StringWriter text = new StringWriter();
    text.write("# Written by troupe up. Holds passwords.\n");
    for (String key : new TreeSet<>(values.stringPropertyNames())) {
      text.write(key + "=" + escaped(values.getProperty(key)) + "\n");
    }
    PrivateFile.write(file, text.toString());
  }

  public String gatewayHost() {
    return value("gateway.address");
  }

  public int gatewayPort() {
    return port("gateway.port");
  }

  public int adminPort() {
    return port("admin.port");
  }

  public String domain() {
    return value("domain");
  }

  /** Where the public reaches the platform, such as {@code http://localhost:8080/}. */
  public String publicAddress() {
    return "http://" + domain() + (gatewayPort() == 80 ? "" : ":" + gatewayPort()) + "/";
  }

  /** Where operators reach the console. */
  public String consoleAddress() {
    return "http://127.0.0.1:" + adminPort() + "/";
  }

  /** Where the console is reached on each controller, the first one first. */
  public List<URI> consoleAddresses() {
    return IntStream.rangeClosed(1, controllers())
        .mapToObj(number -> URI.create("http://127.0.0.1:" + adminPort(number) + "/"))
        .toList();
  }

  /** How many gateways share the public port. */
  public int gateways() {
    return FreePorts.canBeShared() ? number("gateways", 1, 2) : 1;
  }

  /** How many controllers there are; one of them leads. */
  public int controllers() {
    return number("controllers", 1, 2);
  }

  /**
   * The port of a controller's console.
   *
   * @param number from 1 on
   */
  int adminPort(int number) {
    return number == 1 ? adminPort() : port(InternalPorts.SECOND_CONTROLLER);
  }

  /**
   * The port of a gateway's admin paths.
   *
   * @param number from 1 on
   */
  int gatewayAdminPort(int number) {
    return port(number == 1 ? "gateway.admin-port" : "gateway-2.admin-port");
  }

  /** What was given for the controllers' own configuration, by their keys. */
  Map<String, String> controllerSettings() {
    return values.stringPropertyNames().stream()
        .filter(key -> key.startsWith(OF_CONTROLLER))
        .collect(
            Collectors.toMap(key -> key.substring(OF_CONTROLLER.length()), values::getProperty));
  }

  /** How long instances may take to end when the platform is stopped. */
  public Duration shutdownLimit() {
    String given = controllerSettings().get("shutdown.limit");
    return given == null ? SHUTDOWN_LIMIT : Duration.parse(given);
  }

  /** The name under which a setting of the controllers is given to {@link #openOrCreate}. */
  public static String ofController(String key) {
    return OF_CONTROLLER + key;
  }

  String gatewayToken() {
    return value("gateway.token");
  }

  boolean embeddedDatabase() {
    return value("database.url").equals(EMBEDDED);
  }

  boolean embeddedBroker() {
    return value("broker.url").equals(EMBEDDED);
  }

  ServerAccess database() {
    return embeddedDatabase()
        ? new ServerAccess(
            "127.0.0.1",
            port("embedded.database.port"),
            "troupe",
            "troupe",
            value("embedded.database.password"))
        : ServerAccess.ofJdbcUrl(
            value("database.url"),
            required("database.user", "--database-user"),
            required("database.password", "the environment variable TROUPE_DATABASE_PASSWORD"));
  }

  ServerAccess broker() {
    return embeddedBroker()
        ? new ServerAccess(
            brokerListenAddress().equals(ANY) ? LOOPBACK : brokerListenAddress(),
            chosenBrokerPort().orElseGet(() -> port("embedded.broker.port")),
            "",
            "troupe",
            value("embedded.broker.password"))
        : ServerAccess.ofBrokerUrl(
            value("broker.url"),
            required("broker.user", "the environment variable TROUPE_BROKER_USER"),
            required("broker.password", "the environment variable TROUPE_BROKER_PASSWORD"));
  }

  /** The address that the platform's own broker listens on. */
  String brokerListenAddress() {
    return value("broker.address");
  }

  /** The port that was asked for, for the platform's own broker; empty if any will do. */
  OptionalInt chosenBrokerPort() {
    return embeddedBroker() && values.containsKey(BROKER_PORT)
        ? OptionalInt.of(port(BROKER_PORT))
        : OptionalInt.empty();
  }

  /** Host and port by which producers reach the broker. */
  String brokerPublicAddress() {
    ServerAccess broker = broker();
    boolean onAll = embeddedBroker() && brokerListenAddress().equals(ANY);
    return (onAll ? domain() : broker.host()) + ":" + broker.port();
  }

  private void check() {
    Set<String> unknown = new TreeSet<>(values.stringPropertyNames());
    unknown.removeAll(DEFAULTS.keySet());
    unknown.removeAll(InternalPorts.KEYS);
    unknown.removeAll(INTERNAL_SECRETS);
    unknown.removeAll(OF_EXTERNALS);
    unknown.remove(BROKER_PORT);
    unknown.removeIf(key -> key.startsWith(OF_CONTROLLER));
    gateways();
    controllers();
    if (!unknown.isEmpty()) {
      throw new PlatformException(
          "platform.properties has settings that nobody knows: " + unknown, "Remove them");
    }
    if (gatewayPort() == adminPort()) {
      throw new PlatformException(
          "--port and --admin-port are both " + adminPort(), "Choose two different ones");
    }
  }

  private int port(String key) {
    String text = value(key);
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new PlatformException(key + " is no number: " + text, "Give one from 1 to 65535", e);
    }
    throw new PlatformException(key + " is no port: " + text, "Give one from 1 to 65535");
  }

  private int number(String key, int least, int most) {
    String text = value(key);
    for (int number = least; number <= most; number++) {
      if (text.equals(Integer.toString(number))) {
        return number;
      }
    }
    throw new PlatformException(
        key + " cannot be " + text, "Give a number from " + least + " to " + most);
  }

  private String value(String key) {
    String value = values.getProperty(key, DEFAULTS.get(key));
    if (value == null) {
      throw new PlatformException("platform.properties has no " + key, "Run troupe up once more");
    }
    return value;
  }

  private String required(String key, String where) {
    String value = values.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new PlatformException(key + " is missing", "Give it by " + where);
    }
    return value;
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
