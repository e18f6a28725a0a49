package org.troupe.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformSettingsTest {

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("platform.properties");
  }

  @Test
  void begins_with_the_documented_defaults() throws IOException {
    PlatformSettings settings = PlatformSettings.openOrCreate(file, Map.of());

    assertThat(settings.gatewayHost()).isEqualTo("127.0.0.1");
    assertThat(settings.gatewayPort()).isEqualTo(8080);
    assertThat(settings.adminPort()).isEqualTo(9090);
    assertThat(settings.domain()).isEqualTo("localhost");
    assertThat(settings.embeddedDatabase()).isTrue();
    assertThat(settings.embeddedBroker()).isTrue();
    assertThat(settings.publicAddress()).isEqualTo("http://localhost:8080/");
    assertThat(settings.consoleAddress()).isEqualTo("http://127.0.0.1:9090/");
    assertThat(settings.consoleAddresses()).containsExactly(URI.create("http://127.0.0.1:9090/"));
    assertThat(settings.gateways()).isEqualTo(2);
    assertThat(settings.controllers()).isEqualTo(1);
    assertThat(settings.controllerSettings()).isEmpty();
    assertThat(settings.shutdownLimit()).hasSeconds(30);
  }

  @Test
  void remembers_what_was_given_and_what_was_generated() throws IOException {
    PlatformSettings first =
        PlatformSettings.openOrCreate(
            file, Map.of("gateway.port", "80", "domain", "apps.example.org"));
    first.write(file);

    PlatformSettings second = PlatformSettings.openOrCreate(file, Map.of());

    assertThat(second.publicAddress()).isEqualTo("http://apps.example.org/");
    assertThat(second.database()).isEqualTo(first.database());
    assertThat(second.broker()).isEqualTo(first.broker());
    assertThat(second.gatewayAdminPort(1)).isEqualTo(first.gatewayAdminPort(1));
    assertThat(second.gatewayToken()).isEqualTo(first.gatewayToken());
  }

  @Test
  void generates_different_secrets_and_ports() throws IOException {
    PlatformSettings settings = PlatformSettings.openOrCreate(file, Map.of());

    assertThat(settings.gatewayToken()).hasSizeGreaterThan(40);
    assertThat(settings.database().password())
        .hasSizeGreaterThan(40)
        .isNotEqualTo(settings.broker().password())
        .isNotEqualTo(settings.gatewayToken());
    assertThat(settings.database().port())
        .isNotEqualTo(settings.broker().port())
        .isNotEqualTo(settings.gatewayAdminPort(1));
  }

  @Test
  void remembers_settings_of_the_controller_until_they_are_taken_away() throws IOException {
    String key = PlatformSettings.ofController("shutdown.limit");
    PlatformSettings.openOrCreate(file, Map.of(key, "PT20S")).write(file);

    PlatformSettings second = PlatformSettings.openOrCreate(file, Map.of());
    assertThat(second.controllerSettings()).containsExactly(Map.entry("shutdown.limit", "PT20S"));
    assertThat(second.shutdownLimit()).hasSeconds(20);

    PlatformSettings third = PlatformSettings.openOrCreate(file, Map.of(key, ""));
    assertThat(third.controllerSettings()).isEmpty();
  }

  @Test
  void has_a_port_for_each_gateway_and_each_controller() throws IOException {
    PlatformSettings settings =
        PlatformSettings.openOrCreate(file, Map.of("controllers", "2", "admin.port", "17123"));

    assertThat(settings.consoleAddresses())
        .hasSize(2)
        .startsWith(URI.create("http://127.0.0.1:17123/"));
    assertThat(
            Set.of(
                settings.adminPort(1),
                settings.adminPort(2),
                settings.gatewayAdminPort(1),
                settings.gatewayAdminPort(2)))
        .hasSize(4);
  }

  @Test
  void is_readable_by_its_owner_only() throws IOException {
    PlatformSettings.openOrCreate(file, Map.of()).write(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void knows_external_servers() throws IOException {
    PlatformSettings settings =
        PlatformSettings.openOrCreate(
            file,
            Map.of(
                "database.url", "jdbc:postgresql://db.example.org/troupe?sslmode=require",
                "database.user", "troupe",
                "database.password", "with: and = and \\",
                "broker.url", "tcp://mq.example.org:61616",
                "broker.user", "admin",
                "broker.password", "secret"));
    settings.write(file);
    settings = PlatformSettings.read(file);

    assertThat(settings.embeddedDatabase()).isFalse();
    assertThat(settings.database().jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example.org:5432/troupe?sslmode=require");
    assertThat(settings.database().password()).isEqualTo("with: and = and \\");
    assertThat(settings.broker().host()).isEqualTo("mq.example.org");
    assertThat(settings.broker().port()).isEqualTo(61616);
  }

  @Test
  void says_how_a_missing_password_is_given() throws IOException {
    PlatformSettings settings =
        PlatformSettings.openOrCreate(
            file, Map.of("database.url", "jdbc:postgresql://db/troupe", "database.user", "troupe"));

    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(settings::database)
        .satisfies(e -> assertThat(e.hint()).contains("TROUPE_DATABASE_PASSWORD"));
  }

  @Test
  void refuses_what_cannot_be() throws IOException {
    assertRefused("--port and --admin-port are both 7000", "gateway.port", "admin.port", "7000");
    assertRefused("gateway.port is no port: 70000", "gateway.port", "gateway.port", "70000");
    assertRefused("admin.port is no number: x", "admin.port", "admin.port", "x");
    assertRefused("gateways cannot be 3", "gateways", "gateways", "3");
    assertRefused("controllers cannot be 0", "controllers", "controllers", "0");
    Files.writeString(file, "colour=red\n");
    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(() -> PlatformSettings.read(file))
        .withMessageContaining("[colour]");
  }

  @Test
  void refuses_urls_of_other_servers() {
    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(() -> ServerAccess.ofJdbcUrl("jdbc:mysql://db/troupe", "u", "p"))
        .withMessageContaining("no PostgreSQL URL");
    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(() -> ServerAccess.ofJdbcUrl("jdbc:postgresql://db", "u", "p"))
        .withMessageContaining("no database");
    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(() -> ServerAccess.ofBrokerUrl("amqp://mq:5672", "u", "p"))
        .withMessageContaining("no broker's URL");
  }

  private void assertRefused(String message, String one, String other, String value) {
    Map<String, String> given =
        one.equals(other) ? Map.of(one, value) : Map.of(one, value, other, value);
    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(() -> PlatformSettings.openOrCreate(file, given))
        .withMessage(message);
  }
}
