package org.troupe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayArgumentsTest {
  @Test
  void defaults() {
    GatewayConfig config = GatewayArguments.parse("--routes", "r.json");

    assertThat(config.listen()).hasToString("localhost/127.0.0.1:8080");
    assertThat(config.admin()).hasToString("localhost/127.0.0.1:8081");
    assertThat(config.routes()).isEqualTo(Path.of("r.json"));
    assertThat(config.peerRoutes()).isEmpty();
    assertThat(config.sharePort()).isFalse();
    assertThat(config.loops()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(config.maxConnections()).isEqualTo(8192);
    assertThat(config.maxHeaderSize()).isEqualTo(16384);
    assertThat(config.maxRequestLine()).isEqualTo(8192);
    assertThat(config.maxIdlePerInstance()).isEqualTo(256);
    assertThat(config.drainLimit()).hasSeconds(30);
    assertThat(config.clientIdle()).hasSeconds(60);
    assertThat(config.headerTimeout()).hasSeconds(10);
    assertThat(config.connectTimeout()).hasSeconds(2);
    assertThat(config.answerTimeout()).hasSeconds(120);
    assertThat(config.upstreamIdle()).hasSeconds(10);
  }

  @Test
  void everyOptionIsHonoured() {
    GatewayConfig config =
        GatewayArguments.parse(
            "--listen 0.0.0.0:1 --admin [::1]:2 --routes r --drain PT1M --loops 3"
                .concat(" --peer-routes p --share-port yes")
                .concat(" --max-connections 4 --max-header-size 5 --max-request-line 6")
                .concat(" --max-idle-per-instance 7 --client-idle 8s --header-timeout 9ms")
                .concat(" --connect-timeout 10s --answer-timeout 11m --upstream-idle 12s")
                .split(" ", -1));

    assertThat(config.listen().getPort()).isEqualTo(1);
    assertThat(config.admin().getPort()).isEqualTo(2);
    assertThat(config.peerRoutes()).contains(Path.of("p"));
    assertThat(config.sharePort()).isTrue();
    assertThat(config.drainLimit()).hasMinutes(1);
    assertThat(config.loops()).isEqualTo(3);
    assertThat(config.maxConnections()).isEqualTo(4);
    assertThat(config.maxHeaderSize()).isEqualTo(5);
    assertThat(config.maxRequestLine()).isEqualTo(6);
    assertThat(config.maxIdlePerInstance()).isEqualTo(7);
    assertThat(config.clientIdle()).hasSeconds(8);
    assertThat(config.headerTimeout()).isEqualTo(Duration.ofMillis(9));
    assertThat(config.connectTimeout()).hasSeconds(10);
    assertThat(config.answerTimeout()).hasMinutes(11);
    assertThat(config.upstreamIdle()).hasSeconds(12);
  }

  @ParameterizedTest
  @CsvSource({
    "--nonsense 1, unknown option --nonsense",
    "--listen, --listen needs a value",
    "--listen 8080, expected host:port",
    "--listen 127.0.0.1:99999, expected host:port",
    "--drain soon, --drain soon: expected a time such as 30s or 500ms",
    "--share-port 1, --share-port 1: expected yes or no",
    "--loops 0, --loops 0: 0 is not at least 1",
    "--loops many, --loops many: expected a whole number",
    "--drain 1s, --routes is missing",
  })
  void whatIsWrongIsNamed(String line, String message) {
    assertThatThrownBy(() -> GatewayArguments.parse(line.split(" ", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
