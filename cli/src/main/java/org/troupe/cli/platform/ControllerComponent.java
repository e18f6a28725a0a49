package org.troupe.cli.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.troupe.cli.runtime.FileTree;

/**
 * A controller: a Payara Micro with the control plane. Role instances live on without it. Of
 * several controllers one leads, which they settle among themselves.
 */
final class ControllerComponent implements Component {

  private static final String DATABASE_USER = "TROUPE_CONTROLLER_DATABASE_USER";
  private static final String DATABASE_PASSWORD = "TROUPE_CONTROLLER_DATABASE_PASSWORD";

  private final DataDirectory data;
  private final Distribution distribution;
  private final InstalledRuntime runtime;
  private final PlatformSettings settings;
  private final AdminToken token;
  private final int number;
  private final Probe probe = new Probe();

  /**
   * @param number from 1 on
   */
  ControllerComponent(
      DataDirectory data,
      Distribution distribution,
      InstalledRuntime runtime,
      PlatformSettings settings,
      AdminToken token,
      int number) {
    this.data = data;
    this.distribution = distribution;
    this.runtime = runtime;
    this.settings = settings;
    this.token = token;
    this.number = number;
  }

  @Override
  public String name() {
    return number == 1 ? kind() : kind() + "-" + number;
  }

  @Override
  public String kind() {
    return "controller";
  }

  @Override
  public Launch launch() {
    List<String> command = new ArrayList<>();
    command.add(Java.EXECUTABLE);
    command.addAll(runtime.javaOptions());
    command.addAll(
        List.of(
            "-Xmx384m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            // Only so that a process with another configuration is not taken for this one.
            "-Dtroupe.configuration=" + Digests.sha256(configuration().text()),
            "-jar",
            "launch-micro.jar",
            "--nohazelcast",
            "--port",
            Integer.toString(settings.adminPort(number)),
            "--prebootcommandfile",
            preBoot().toString(),
            "--postbootcommandfile",
            postBoot().toString()));
    ServerAccess database = settings.database();
    return new Launch(
        command,
        Map.of(
            "TROUPE_CONTROLLER_CONFIG",
            configurationFile().toString(),
            DATABASE_USER,
            database.user(),
            DATABASE_PASSWORD,
            database.password()),
        root());
  }

  @Override
  public void prepare() throws IOException {
    DataDirectory.makePrivate(directory());
    PrivateFile.write(configurationFile(), configuration().text());
    PrivateFile.write(
        preBoot(),
        "set configs.config.server-config.network-config.network-listeners.network-listener"
            + ".http-listener.address=127.0.0.1\n");
    PrivateFile.write(postBoot(), String.join("\n", postBootCommands()) + "\n");
    // Made anew for each start: what boot commands have made once "already exists" the second time.
    FileTree.delete(root());
    FileTree.copy(runtime.directory(), root());
  }

  /** The application last: it wants its pool. */
  private List<String> postBootCommands() {
    return List.of(
        "create-jdbc-connection-pool --datasourceclassname org.postgresql.ds.PGSimpleDataSource"
            + " --restype javax.sql.DataSource --steadypoolsize 2 --maxpoolsize 24"
            + " --isconnectvalidatereq=true --validationmethod custom-validation"
            + " --validationclassname org.glassfish.api.jdbc.validation.PostgresConnectionValidation"
            + " --property user=${ENV="
            + DATABASE_USER
            + "}:password=${ENV="
            + DATABASE_PASSWORD
            + "}:url="
            + BootCommand.escaped(settings.database().jdbcUrl())
            + " troupe",
        "create-jdbc-resource --connectionpoolid troupe jdbc/troupe",
        "deploy --name controller --contextroot / "
            + distribution.apps().resolve("controller.war"));
  }

  @Override
  public boolean isReady() {
    return probe.answersOk(api(), token.text());
  }

  /** Long: a machine that starts many instances makes everybody slow. */
  @Override
  public Duration silenceLimit() {
    return Duration.ofSeconds(30);
  }

  /** Without a token the answer is 401, which the database has no part in. */
  @Override
  public boolean answers() {
    return probe.answersAnything(api());
  }

  private URI api() {
    return URI.create("http://127.0.0.1:" + settings.adminPort(number) + "/api/v1/platform");
  }

  @Override
  public Duration startLimit() {
    return Duration.ofMinutes(3);
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(30);
  }

  private ControllerConfiguration configuration() {
    return ControllerConfiguration.of(
        data, distribution, runtime.directory(), settings, token, name());
  }

  private Path directory() {
    return data.controller(name());
  }

  private Path configurationFile() {
    return directory().resolve("controller.properties");
  }

  private Path preBoot() {
    return directory().resolve("pre-boot");
  }

  private Path postBoot() {
    return directory().resolve("post-boot");
  }

  private Path root() {
    return directory().resolve("payara");
  }
}
