package org.troupe.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControllerConfigurationTest {

  @TempDir private Path directory;
  private ControllerConfiguration configuration;

  @BeforeEach
  void make() throws IOException {
    configuration = with(Map.of());
  }

  private ControllerConfiguration with(Map<String, String> given) throws IOException {
    PlatformSettings settings =
        PlatformSettings.openOrCreate(directory.resolve("platform.properties"), given);
    return ControllerConfiguration.of(
        new DataDirectory(directory),
        new Distribution(Path.of("/opt/troupe")),
        directory.resolve("runtime/0123"),
        settings,
        new AdminToken("the token"),
        "controller");
  }

  @Test
  void says_all_that_the_controller_asks_for() {
    assertThat(configuration.values().keySet())
        .containsExactlyInAnyOrder(
            "data.directory",
            "apps.directory",
            "runtime.directory",
            "java.executable",
            "domain",
            "gateway.public-address",
            "gateway.admin-url",
            "gateway.token",
            "broker.host",
            "broker.port",
            "broker.public-address",
            "broker.user",
            "broker.password",
            "database.url",
            "database.user",
            "database.password",
            "bootstrap.token-hash",
            "controller.id",
            "platform.version");
    assertThat(configuration.values())
        .containsEntry("data.directory", directory.toString())
        .containsEntry("controller.id", "controller")
        .containsEntry("apps.directory", "/opt/troupe/apps")
        .containsEntry("gateway.public-address", "http://localhost:8080/");
  }

  @Test
  void names_every_gateway() {
    assertThat(configuration.values().get("gateway.admin-url"))
        .matches("http://127\\.0\\.0\\.1:\\d+,http://127\\.0\\.0\\.1:\\d+");
  }

  @Test
  void passes_on_what_was_set() throws IOException {
    assertThat(with(Map.of(PlatformSettings.ofController("busy.limit"), "PT7S")).values())
        .containsEntry("busy.limit", "PT7S");
  }

  @Test
  void keeps_what_is_not_to_be_set() {
    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(() -> with(Map.of(PlatformSettings.ofController("domain"), "example.org")))
        .withMessageContaining("domain is not for --set");
  }

  @Test
  void tells_the_token_by_its_hash_only() {
    assertThat(configuration.text()).doesNotContain("the token");
    assertThat(configuration.values().get("bootstrap.token-hash"))
        .isEqualTo("d94772fd76a9e3a1c170673847ba8f96851fd423b1a7834871cd2c78633c7e97");
  }

  @Test
  void is_a_properties_file() throws IOException {
    Properties read = new Properties();
    read.load(new StringReader(configuration.text()));

    assertThat(read).isEqualTo(asProperties(configuration.values()));
  }

  @Test
  void shows_no_secrets() {
    assertThat(configuration.toString())
        .doesNotContain(configuration.values().get("database.password"));
  }

  private static Properties asProperties(Map<String, String> values) {
    Properties properties = new Properties();
    properties.putAll(values);
    return properties;
  }
}
