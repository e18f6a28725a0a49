package org.troupe.cli.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.troupe.cli.runtime.FileTree;

/**
 * PostgreSQL on loopback, with a cluster of its own in the data directory. Its only role at first
 * is the controller's, which makes a database and a role for each cloud service.
 */
final class DatabaseComponent implements Component {

  private static final Duration TOOL_LIMIT = Duration.ofMinutes(2);

  private final DataDirectory data;
  private final ServerAccess access;
  private final PostgresBinaries binaries;
  private final Path cluster;

  DatabaseComponent(DataDirectory data, ServerAccess access) {
    this.data = data;
    this.access = access;
    this.binaries = PostgresBinaries.in(data.database().resolve("postgresql"));
    this.cluster = data.database().resolve("cluster");
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Launch launch() {
    List<String> command = new ArrayList<>(asNobodySpecial());
    command.add(binaries.program("postgres"));
    command.addAll(List.of("-D", cluster.toString()));
    settings().forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
    return new Launch(command, Map.of(), data.database());
  }

  private Map<String, String> settings() {
    return new TreeMap<>(
        Map.of(
            "listen_addresses", access.host(),
            "port", Integer.toString(access.port()),
            "unix_socket_directories", "",
            // A pool in each role instance, and some for the controller.
            "max_connections", "300",
            "shared_buffers", "64MB",
            "jit", "off",
            "log_destination", "stderr",
            "logging_collector", "off",
            "log_min_messages", "warning"));
  }

  @Override
  public void prepare() throws IOException {
    DataDirectory.makePrivate(data.database());
    binaries.unpackIfMissing();
    if (!Files.exists(cluster)) {
      makeCluster();
    }
    StalePostmaster.in(cluster).remove();
  }

  /** Made under another name first: what carries the cluster's name is complete. */
  private void makeCluster() throws IOException {
    Path unfinished = cluster.resolveSibling("cluster.unfinished");
    FileTree.delete(unfinished);
    Path password = data.database().resolve("initial-password");
    PrivateFile.write(password, access.password() + "\n");
    try {
      run(
          "",
          "initdb",
          "--pgdata=" + unfinished,
          "--username=" + access.user(),
          "--pwfile=" + password,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8");
    } finally {
      Files.delete(password);
    }
    run(
        "CREATE DATABASE " + access.path() + ";\n",
        "postgres",
        "--single",
        "-D",
        unfinished.toString(),
        "postgres");
    Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private void run(String input, String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(asNobodySpecial());
    command.add(binaries.program(program));
    command.addAll(List.of(arguments));
    Tool.run(program, command, input, data.log(name()), TOOL_LIMIT);
  }

  /**
   * PostgreSQL refuses to run as root. In a user name space of its own it is nobody there, and
   * still owns its files.
   */
  private List<String> asNobodySpecial() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    if (!DetachedProcess.isInstalled("unshare")) {
      throw new PlatformException(
          "PostgreSQL does not run as root, and there is no unshare to make it run otherwise",
          "Run Troupe as an ordinary user, or give a database of your own by --database-url");
    }
    return List.of("unshare", "-U");
  }

  @Override
  public boolean isReady() {
    Properties login = new Properties();
    login.setProperty("user", access.user());
    login.setProperty("password", access.password());
    login.setProperty("connectTimeout", "3");
    login.setProperty("socketTimeout", "3");
    try (Connection connection = DriverManager.getConnection(access.jdbcUrl(), login)) {
      return connection.isValid(3);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public Duration startLimit() {
    // Recovery after a crash may replay a lot.
    return Duration.ofMinutes(2);
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(30);
  }

  /** SIGTERM would wait until every client has left by itself; "fast" disconnects them. */
  @Override
  public void askToStop(ProcessHandle process) {
    try {
      run("", "pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "--no-wait");
    } catch (IOException e) {
      process.destroy();
    }
  }
}
