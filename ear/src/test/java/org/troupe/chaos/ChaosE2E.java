package org.troupe.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever dies or changes, no request and no message is lost: 200 requests and 50 messages a
 * second, each checked off, while one thing after the other befalls a platform. A shorter selection
 * of what {@code bench/chaos/run} does; the table is in {@code ear/target/chaos/table.md}.
 */
class ChaosE2E {

  private static final int REQUESTS = 200;
  private static final int MESSAGES = 50;

  private static ChaosPlatform platform;
  private static Trial trial;

  @BeforeAll
  static void start() throws IOException {
    Path distribution = Path.of(System.getProperty("troupe.distribution"));
    Path directory = distribution.resolveSibling("chaos");
    platform =
        new ChaosPlatform(distribution, Path.of(System.getProperty("troupe.ledger")), directory);
    platform.start();
    trial = new Trial(platform, new Report(directory), REQUESTS, MESSAGES);
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  static List<Fault> faults() {
    return Faults.selection(Duration.ofSeconds(10));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void nothingIsLost(Fault fault) throws IOException {
    try {
      assertThat(trial.of(fault).complaints()).as(fault.name()).isEmpty();
    } catch (RuntimeException | AssertionError e) {
      platform.keepEvidence("ChaosE2E." + fault.name().replaceAll("[^a-z0-9]+", "-"));
      throw e;
    }
  }
}
