package org.troupe.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerOptionsTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("TROUPE_BROKER_USER", "admin", "TROUPE_BROKER_PASSWORD", "secret");

  @Test
  void reads_command_line_and_environment() {
    BrokerOptions options = parse("--data", "/var/troupe/broker", "--listen", "127.0.0.1:5672");

    assertThat(options)
        .isEqualTo(
            new BrokerOptions("127.0.0.1", 5672, Path.of("/var/troupe/broker"), "admin", "secret"));
  }

  @Test
  void never_shows_the_password() {
    assertThat(parse("--data", "d", "--listen", "127.0.0.1:5672").toString())
        .contains("127.0.0.1:5672")
        .doesNotContain("secret");
  }

  @Test
  void says_what_is_wrong() {
    assertRefused("--data is missing", "--listen", "127.0.0.1:5672");
    assertRefused("--listen is missing", "--data", "d");
    assertRefused("--listen wants ADDRESS:PORT, not 5672", "--listen", "5672", "--data", "d");
    assertRefused("--listen wants a port number, not x", "--listen", "a:x", "--data", "d");
    assertRefused(
        "--listen wants a port from 1 to 65535, not 70000", "--listen", "a:70000", "--data", "d");
    assertRefused("--data needs a value", "--data");
    assertRefused("unknown option --port", "--port", "1");
  }

  @Test
  void wants_an_administrator() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                BrokerOptions.parse(
                    new String[] {"--data", "d", "--listen", "127.0.0.1:5672"},
                    Map.of("TROUPE_BROKER_USER", "admin")))
        .withMessage("TROUPE_BROKER_PASSWORD is missing");
  }

  private static void assertRefused(String reason, String... arguments) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(arguments)).withMessage(reason);
  }

  private static BrokerOptions parse(String... arguments) {
    return BrokerOptions.parse(arguments, ENVIRONMENT);
  }
}
