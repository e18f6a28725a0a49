package org.troupe.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL as the platform runs it, the real one. */
class DatabaseIT {

  @TempDir private Path directory;
  private DataDirectory data;
  private ServerAccess access;
  private ComponentProcess database;

  @BeforeEach
  void start() throws IOException {
    data = new DataDirectory(directory.resolve("data"));
    data.create();
    access =
        new ServerAccess(
            "127.0.0.1", FreePorts.choose(new HashSet<>()), "troupe", "troupe", "it's secret");
    database = found();
    database.start();
    database.awaitReady();
  }

  @AfterEach
  void stop() {
    database.find();
    database.kill();
  }

  @Test
  void lets_the_controller_in_by_its_password_only() throws SQLException {
    assertThat(query("SELECT current_user || '@' || current_database()"))
        .isEqualTo("troupe@troupe");
    assertThat(query("SHOW max_connections")).isEqualTo("300");
    assertThat(query("SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> DriverManager.getConnection(access.jdbcUrl(), "troupe", "guess"))
        .withMessageContaining("password authentication failed");
  }

  @Test
  void keeps_its_files_to_itself() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.database())))
        .isEqualTo("rwx------");
    assertThat(data.database().resolve("initial-password")).doesNotExist();
  }

  @Test
  void is_adopted_by_the_next_up_and_not_started_a_second_time() throws SQLException {
    long pid = database.pid();
    ComponentProcess next = found();

    assertThat(next.adopt()).isTrue();
    next.awaitReady();

    assertThat(next.pid()).isEqualTo(pid);
  }

  @Test
  void is_stopped_rather_than_adopted_if_its_settings_changed() {
    access = new ServerAccess("127.0.0.1", access.port() + 1, "troupe", "troupe", "it's secret");
    ComponentProcess next = found();

    assertThat(next.adopt()).isFalse();

    assertThat(database.isRunning()).isFalse();
  }

  @Test
  void stops_though_clients_are_connected_and_keeps_what_was_committed() throws SQLException {
    try (Connection client = connect();
        Statement statement = client.createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
      database.stop();
    }
    assertThat(database.isRunning()).isFalse();
    assertThat(data.record("database")).doesNotExist();

    database.start();
    database.awaitReady();

    assertThat(query("SELECT answer FROM kept")).isEqualTo("42");
  }

  @Test
  void comes_back_after_it_was_killed() throws SQLException {
    try (Connection client = connect();
        Statement statement = client.createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
    }
    database.kill();

    database.start();
    database.awaitReady();

    assertThat(query("SELECT answer FROM kept")).isEqualTo("42");
  }

  @Test
  void is_not_put_off_by_a_process_id_that_is_another_ones_by_now() throws Exception {
    database.kill();
    Path postmaster = data.database().resolve("cluster").resolve("postmaster.pid");
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      String left = Files.readString(postmaster);
      Files.writeString(postmaster, stranger.pid() + left.substring(left.indexOf('\n')));

      database.start();
      database.awaitReady();

      assertThat(query("SELECT 1")).isEqualTo("1");
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void says_why_it_does_not_start() throws IOException {
    database.stop();
    Files.writeString(data.database().resolve("cluster").resolve("PG_VERSION"), "9.6\n");
    database.start();

    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(database::awaitReady)
        .withMessageContaining("the database ended while starting")
        .withMessageContaining("9.6")
        .satisfies(e -> assertThat(e.hint()).contains(data.log("database").toString()));
  }

  private ComponentProcess found() {
    return new ComponentProcess(new DatabaseComponent(data, access), data);
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
  }
}
