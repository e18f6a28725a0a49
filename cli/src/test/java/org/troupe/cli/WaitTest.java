package org.troupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that only begin an operation, and one that looks again and again. */
class WaitTest {

  private static final String UP = "{\"version\":\"0.1.0\",\"gateway\":true}";

  @TempDir private Path directory;
  private TroupeBed bed;

  @BeforeEach
  void start() throws IOException {
    bed = new TroupeBed(directory);
  }

  @AfterEach
  void stop() {
    bed.close();
  }

  @ParameterizedTest
  @CsvSource({
    "swap shop, POST /services/shop/swap",
    "swap shop --complete, POST /services/shop/swap/complete",
    "scale shop web=2, PATCH /services/shop/slots/production",
    "restart shop, POST /services/shop/slots/production/restart",
    "reimage shop, POST /services/shop/slots/production/reimage",
    "rebuild shop --slot production, POST /services/shop/slots/production/rebuild",
    "stop shop, POST /services/shop/slots/production/stop",
    "start shop, POST /services/shop/slots/production/start",
    "delete shop --slot production, DELETE /services/shop/slots/production",
    "upgrade shop --walk, POST /services/shop/slots/production/upgrade/walk",
    "upgrade shop --rollback, POST /services/shop/slots/production/upgrade/rollback",
  })
  void what_is_begun_need_not_be_waited_for(String command, String request) {
    bed.rest()
        .on(
            request,
            202,
            "application/json",
            TroupeBed.operation("change", "\"production\"", "running", ""));

    assertThat(bed.run((command + " --no-wait").split(" "))).isZero();

    assertThat(bed.err().toString()).isEmpty();
    assertThat(bed.out().toString())
        .isEqualTo(
            "Operation 7 is under way: change of shop. troupe status shows how it comes along.\n");
    assertThat(bed.rest().requests()).hasSize(1);
  }

  @Test
  void one_that_has_failed_at_once_is_a_failure_all_the_same() {
    bed.rest()
        .on(
            "POST /services/shop/swap",
            202,
            "application/json",
            TroupeBed.operation("swap", "null", "failed", "web_IN_1 is not ready"));

    assertThat(bed.run("swap", "shop", "--no-wait")).isEqualTo(1);
    assertThat(bed.err().toString()).contains("web_IN_1 is not ready");
  }

  @Test
  void status_is_shown_anew_when_something_has_changed() {
    bed.rest()
        .onJson("GET /platform", UP)
        .onJson("GET /services", "[" + TroupeBed.service("Starting") + "]")
        .onJson("GET /services", "[" + TroupeBed.service("Starting") + "]")
        .onJson("GET /services", "[" + TroupeBed.service("Ready") + "]");

    assertThat(bed.looking(4).run("status", "--watch")).isZero();

    assertThat(bed.rest().requests()).hasSize(8);
    assertThat(bed.out().toString().lines().filter(line -> line.contains("web_IN_0")))
        .satisfiesExactly(
            line -> assertThat(line).contains("Starting"),
            line -> assertThat(line).contains("Ready"));
  }

  @Test
  void a_controller_that_is_away_for_a_while_does_not_end_it() {
    bed.rest()
        .on("GET /platform", 200, "application/json", UP)
        .on("GET /platform", 503, "text/html", "<h1>Payara</h1>")
        .on("GET /platform", 200, "application/json", UP)
        .onJson("GET /services", "[]");

    assertThat(bed.looking(3).run("status", "--watch")).isZero();

    assertThat(bed.out().toString())
        .containsSubsequence("Troupe 0.1.0", "error NOT_READY", "Troupe 0.1.0");
  }

  @Test
  void on_a_terminal_it_is_drawn_in_one_place_and_fits() {
    bed.rest()
        .onJson("GET /platform", UP)
        .onJson("GET /services", "[" + TroupeBed.service("Ready") + "]");

    bed.with("TROUPE_LINES", "5").with("TROUPE_COLUMNS", "80").with("NO_COLOR", "1");
    assertThat(bed.looking(2).run("status", "--watch")).isZero();

    assertThat(bed.out().toString())
        .startsWith("\u001b[2J\u001b[H\u001b[JTroupe 0.1.0")
        .containsSubsequence(
            "… and 5 more lines\n", "\u001b[H\u001b[JTroupe", "… and 5 more lines\n")
        .containsOnlyOnce("\u001b[2J");
  }
}
