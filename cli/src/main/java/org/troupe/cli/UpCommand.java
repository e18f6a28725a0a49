package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.troupe.cli.platform.DataDirectory;
import org.troupe.cli.platform.Distribution;
import org.troupe.cli.platform.Platform;
import org.troupe.cli.platform.PlatformSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts the platform – database, broker, controller, gateway – and watches over it until"
          + " Ctrl-C, which stops everything in order.",
      "",
      "All of its state is in one data directory, which remembers these options too: the next start"
          + " needs none. After a crash, the next start takes over what still runs.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  troupe up --demo                           with a sample cloud service to look at",
      "  troupe up --data /var/lib/troupe --address 0.0.0.0 --port 80 --domain apps.example.org"
    })
final class UpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory. Default: ~/.troupe")
  private Path data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The gateway's port, where cloud services are reached. At first: 8080")
  private Integer port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description = "The address that the gateway listens on; 0.0.0.0 for all. At first: 127.0.0.1")
  private String address;

  @Option(
      names = "--admin-port",
      paramLabel = "PORT",
      description = "The port of console and admin REST, always on 127.0.0.1. At first: 9090")
  private Integer adminPort;

  @Option(
      names = "--gateways",
      paramLabel = "1|2",
      description =
          "How many gateways share the port, so that one can die without a request refused. At"
              + " first: 2")
  private Integer gateways;

  @Option(
      names = "--controllers",
      paramLabel = "1|2",
      description =
          "How many controllers there are; one leads, and the other takes over when it is lost. At"
              + " first: 1")
  private Integer controllers;

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description = "Services are reached as SERVICE.DOMAIN. At first: localhost")
  private String domain;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = {
        "A PostgreSQL of your own: jdbc:postgresql://host:5432/troupe, password in the environment"
            + " variable TROUPE_DATABASE_PASSWORD. At first: embedded"
      })
  private String databaseUrl;

  @Option(
      names = "--database-user",
      paramLabel = "USER",
      description = "The user there; it must be allowed to make databases and roles.")
  private String databaseUser;

  @Option(
      names = "--broker-url",
      paramLabel = "URL",
      description = {
        "An Artemis of your own: tcp://host:61616, its administrator in the environment variables"
            + " TROUPE_BROKER_USER and TROUPE_BROKER_PASSWORD. At first: embedded"
      })
  private String brokerUrl;

  @Option(
      names = "--broker-address",
      paramLabel = "ADDRESS",
      description =
          "The address that the platform's own broker listens on, for producers outside; 0.0.0.0 for"
              + " all. It has no TLS. At first: 127.0.0.1")
  private String brokerAddress;

  @Option(
      names = "--broker-port",
      paramLabel = "PORT",
      description = "Its port, for core and AMQP clients. At first: one that is free")
  private Integer brokerPort;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "A setting of the controller, such as busy.limit=PT20S; repeatable. KEY= takes it away"
            + " again."
      })
  private Map<String, String> controllerSettings = Map.of();

  @Option(
      names = "--demo",
      description =
          "Deploy the sample cloud service thumbnails: version 1 to production, version 2 to staging.")
  private boolean demo;

  @Override
  public Integer call() throws IOException {
    DataDirectory directory = new DataDirectory(data == null ? DataDirectory.byDefault() : data);
    Distribution distribution = Distribution.running();
    Optional<Platform> platform = Platform.open(directory, distribution, given(System.getenv()));
    if (platform.isEmpty()) {
      throw AlreadyRunning.in(directory);
    }
    PrintWriter out = spec.commandLine().getOut();
    UpLog.to(directory.log("up"));
    try (Platform mine = platform.get()) {
      Demo sample = demo ? new Demo(distribution, mine, out) : null;
      return new UpSession(mine, directory, sample, out).run();
    }
  }

  private Map<String, String> given(Map<String, String> environment) {
    Map<String, String> given = new HashMap<>();
    put(given, "gateway.port", port);
    put(given, "gateway.address", address);
    put(given, "admin.port", adminPort);
    put(given, "gateways", gateways);
    put(given, "controllers", controllers);
    put(given, "domain", domain);
    put(given, "database.url", databaseUrl);
    put(given, "database.user", databaseUser);
    put(given, "database.password", environment.get("TROUPE_DATABASE_PASSWORD"));
    put(given, "broker.url", brokerUrl);
    put(given, "broker.address", brokerAddress);
    put(given, "broker.port", brokerPort);
    put(given, "broker.user", environment.get("TROUPE_BROKER_USER"));
    put(given, "broker.password", environment.get("TROUPE_BROKER_PASSWORD"));
    controllerSettings.forEach(
        (key, value) -> given.put(PlatformSettings.ofController(key), value));
    return given;
  }

  private static void put(Map<String, String> given, String key, Object value) {
    if (value != null) {
      given.put(key, value.toString());
    }
  }
}
