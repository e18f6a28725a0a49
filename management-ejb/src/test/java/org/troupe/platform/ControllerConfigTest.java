package org.troupe.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControllerConfigTest {

  private static final Map<String, String> REQUIRED =
      Map.ofEntries(
          Map.entry("data.directory", "/data"),
          Map.entry("apps.directory", "/apps"),
          Map.entry("runtime.directory", "/runtime"),
          Map.entry("java.executable", "/jdk/bin/java"),
          Map.entry("domain", "localhost"),
          Map.entry("platform.version", "0.1.0"),
          Map.entry("gateway.public-address", "http://localhost:8080/"),
          Map.entry("gateway.admin-url", "http://127.0.0.1:7001"),
          Map.entry("gateway.token", "g"),
          Map.entry("broker.host", "127.0.0.1"),
          Map.entry("broker.port", "61616"),
          Map.entry("broker.user", "b"),
          Map.entry("broker.password", "bp"),
          Map.entry("database.url", "jdbc:postgresql://127.0.0.1:5432/troupe"),
          Map.entry("database.user", "d"),
          Map.entry("database.password", "dp"),
          Map.entry("bootstrap.token-hash", "00ff"));

  @Test
  void allDefaults() {
    assertThat(ControllerConfig.of(REQUIRED).limits())
        .isEqualTo(
            new Limits(
                Duration.ofSeconds(30),
                Duration.ofMinutes(30),
                Duration.ofSeconds(10),
                Duration.ofHours(1),
                Duration.ofSeconds(10),
                Runtime.getRuntime().availableProcessors()));
  }

  @Test
  void aLeaseHolds15SecondsAndAControllerWithoutIdIsNobodyElse() {
    ControllerConfig.Lease lease = ControllerConfig.of(REQUIRED).lease();
    assertThat(lease.duration()).isEqualTo(Duration.ofSeconds(15));
    assertThat(lease.controller()).isNotEqualTo(ControllerConfig.of(REQUIRED).lease().controller());
  }

  @Test
  void aLeaseIsNeitherTooShortToRenewNorTooLongToWaitFor() {
    for (String duration : new String[] {"PT2.9S", "PT10M1S", "PT0S", "PT-15S"}) {
      Map<String, String> wrong = new HashMap<>(REQUIRED);
      wrong.put("lease.duration", duration);
      assertThatThrownBy(() -> ControllerConfig.of(wrong)).hasMessageContaining("lease.duration");
    }
  }

  @Test
  void reservesDependOnTheMachineByDefault() {
    assertThat(ControllerConfig.of(REQUIRED).reserves())
        .isEqualTo(new Reserves(Reserves.BY_SIZE, Reserves.BY_SIZE));
  }

  @Test
  void allKeys() {
    Map<String, String> all = new HashMap<>(REQUIRED);
    all.putAll(
        Map.of(
            "shutdown.limit", "PT1S",
            "operation.limit", "PT2S",
            "busy.limit", "PT3S",
            "preview.limit", "PT4S",
            "kill.limit", "PT5S",
            "max-parallel-starts", "5",
            "controller.id", "c2",
            "lease.duration", "PT6S",
            "disk.reserve", "700",
            "memory.reserve", "80"));
    assertThat(ControllerConfig.of(all))
        .isEqualTo(
            new ControllerConfig(
                Path.of("/data"),
                Path.of("/apps"),
                Path.of("/runtime"),
                Path.of("/jdk/bin/java"),
                "localhost",
                "0.1.0",
                new ControllerConfig.Gateway(
                    "http://localhost:8080/", "http://127.0.0.1:7001", "g"),
                new ControllerConfig.Broker("127.0.0.1", 61616, "b", "bp", "127.0.0.1:61616"),
                new ControllerConfig.Database("jdbc:postgresql://127.0.0.1:5432/troupe", "d", "dp"),
                "00ff",
                new Limits(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(5),
                    5),
                new ControllerConfig.Lease("c2", Duration.ofSeconds(6)),
                new Reserves(700, 80)));
  }

  @Test
  void everyRequiredKeyIsMissed() {
    for (String key : REQUIRED.keySet()) {
      Map<String, String> without = new HashMap<>(REQUIRED);
      without.remove(key);
      assertThatThrownBy(() -> ControllerConfig.of(without)).hasMessageContaining(key);
    }
  }

  @Test
  void anUnknownKeyStopsTheStart() {
    Map<String, String> more = new HashMap<>(REQUIRED);
    more.put("drain.limt", "PT1S");
    assertThatThrownBy(() -> ControllerConfig.of(more))
        .hasMessageContaining("drain.limt")
        .hasMessageContaining("lease.duration");
  }

  @Test
  void whatCannotBeReadIsNamed() {
    Map<String, String> wrong = new HashMap<>(REQUIRED);
    wrong.put("busy.limit", "30");
    assertThatThrownBy(() -> ControllerConfig.of(wrong))
        .hasMessageContaining("busy.limit")
        .hasMessageContaining("PT30S");
  }
}
