package org.troupe.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchTest {

  private static final Path DIRECTORY = Path.of("/data");

  @Test
  void has_the_same_digest_only_for_the_same_start() {
    Launch launch = new Launch(List.of("java", "Main"), Map.of("A", "1", "B", "2"), DIRECTORY);

    assertThat(launch.digest())
        .isEqualTo(
            new Launch(List.of("java", "Main"), Map.of("B", "2", "A", "1"), DIRECTORY).digest())
        .isNotEqualTo(
            new Launch(List.of("java", "Main"), Map.of("A", "1", "B", "3"), DIRECTORY).digest())
        .isNotEqualTo(new Launch(List.of("java"), launch.environment(), DIRECTORY).digest());
  }

  @Test
  void does_not_show_the_environment() {
    Launch launch = new Launch(List.of("java", "Main"), Map.of("PASSWORD", "secret"), DIRECTORY);

    assertThat(launch.toString()).isEqualTo("java Main");
  }

  @Test
  void puts_no_secret_on_a_command_line() {
    DataDirectory data = new DataDirectory(DIRECTORY);
    Distribution distribution = new Distribution(Path.of("/opt/troupe"));
    ServerAccess access = new ServerAccess("127.0.0.1", 5000, "troupe", "troupe", "secret");

    assertThat(new BrokerComponent(data, distribution, access, "0.0.0.0").launch().toString())
        .contains("/opt/troupe/lib/broker/*", "--listen 0.0.0.0:5000", "--data /data/broker")
        .doesNotContain("secret");
    assertThat(new DatabaseComponent(data, access).launch().toString())
        .contains("port=5000", "listen_addresses=127.0.0.1", "unix_socket_directories=")
        .doesNotContain("secret");
  }

  @Test
  void escapes_what_boot_commands_take_apart() {
    assertThat(BootCommand.escaped("jdbc:postgresql://db:5432/t?sslmode=require"))
        .isEqualTo("jdbc\\:postgresql\\://db\\:5432/t?sslmode\\=require");
  }
}
