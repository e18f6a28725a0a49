package org.troupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Upgrades, new starts, stop and start, and the ways of a swap. */
class ChangeCommandsTest {

  private static final String JSON = "application/json";
  private static final String UPGRADE = "POST /services/shop/slots/production/upgrade";

  @TempDir private Path directory;
  private TroupeBed bed;
  private AdminRest rest;

  @BeforeEach
  void start() throws IOException {
    bed = new TroupeBed(directory);
    rest = bed.rest();
    rest.onJson("GET /services/shop", TroupeBed.bothSlots("2.0", "1.0"));
  }

  @AfterEach
  void stop() {
    bed.close();
  }

  @Test
  void upgrade_sends_package_and_configuration_and_tells_what_is_on_record() {
    rest.on("POST /packages", 201, JSON, TroupeBed.UPLOADED)
        .on(
            UPGRADE,
            202,
            JSON,
            TroupeBed.withSteps(
                upgrade("walking", "running"), "warning: a.cscfg:3: has no effect", "version 2.0"))
        .onJson(
            "GET /operations/7?wait=1s",
            TroupeBed.withSteps(
                upgrade("walking", "succeeded"),
                "warning: a.cscfg:3: has no effect",
                "version 2.0",
                "web_IN_0 is Restarting: Upgrade",
                "web_IN_0: routed out"));

    assertThat(bed.run("upgrade", "shop", "--package", "shop.cspkg", "--config", "shop.cscfg"))
        .isZero();
    assertThat(bed.err().toString()).isEmpty();
    assertThat(bed.out().toString().lines())
        .containsExactly(
            "warning: a.cscfg:3: has no effect",
            "Upgrading shop in production to 2.0",
            "  version 2.0",
            "  web_IN_0      Ready",
            "  web_IN_0: routed out",
            "Upgraded. production runs version 2.0: http://shop.localhost:8080/");
    assertThat(bodies(UPGRADE))
        .containsExactly(
            "{\"packageId\":\"0123\",\"configuration\":\"<ServiceConfiguration/>\",\"mode\":\"auto\"}");
  }

  @Test
  void upgrade_of_one_role_may_be_manual_and_have_limits() {
    rest.on(UPGRADE, 202, JSON, upgrade("waiting", "running"));

    int exitCode =
        bed.run(
            "upgrade",
            "shop",
            "--config",
            "shop.cscfg",
            "--role",
            "web",
            "--manual",
            "--drain-limit",
            "0s",
            "--stop-limit",
            "1m30s");

    assertThat(exitCode).isZero();
    assertThat(bodies(UPGRADE))
        .containsExactly(
            "{\"configuration\":\"<ServiceConfiguration/>\",\"role\":\"web\",\"mode\":\"manual\","
                + "\"drainSeconds\":0,\"stopSeconds\":90}");
    assertThat(bed.out().toString())
        .startsWith("Upgrading web of shop in production to another configuration");
  }

  @Test
  void a_manual_upgrade_ends_with_what_to_do_next() {
    rest.on(UPGRADE + "/walk", 202, JSON, upgrade("walking", "running"))
        .onJson("GET /operations/7?wait=1s", upgrade("waiting", "running"));

    assertThat(bed.run("upgrade", "shop", "--walk")).isZero();
    assertThat(bed.out().toString())
        .endsWith(
            """
            The upgrade waits to be told to go on.
            Go on with troupe upgrade shop --walk, or take it back with --rollback.
            """);
  }

  @Test
  void what_was_told_before_the_walk_is_not_told_again() {
    String walking = upgrade("walking", "running");
    rest.on(UPGRADE + "/walk", 202, JSON, TroupeBed.withSteps(walking, "domain 0", "domain 1"))
        .onJson(
            "GET /operations/7?wait=1s",
            TroupeBed.withSteps(
                upgrade("waiting", "running"), "domain 0", "domain 1", "web_IN_1: routed out"));

    assertThat(bed.run("upgrade", "shop", "--walk")).isZero();
    assertThat(bed.out().toString())
        .contains("  domain 1", "  web_IN_1: routed out")
        .doesNotContain("  domain 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1|No instance is upgraded yet; there are 5 upgrade domains, from 0.",
        "2|Upgraded to version 3.0 up to upgrade domain 2, of 0 to 4."
      })
  void it_says_how_far_it_has_come(int domain, String words) {
    rest.on(UPGRADE + "/walk", 202, JSON, upgrade("waiting", "running"));
    String under =
        "{\"toVersion\":\"3.0\",\"mode\":\"manual\",\"domain\":%d,\"domains\":5,\"rollingBack\":false}"
            .formatted(domain);
    rest.instead(
        "GET /services/shop",
        TroupeBed.bothSlots("2.0", "1.0").replace("\"upgrade\":null", "\"upgrade\":" + under));

    assertThat(bed.run("upgrade", "shop", "--walk")).isZero();
    assertThat(bed.out().toString()).contains(words);
  }

  @Test
  void an_upgrade_that_goes_back_by_itself_has_failed() {
    rest.on(
        UPGRADE,
        202,
        JSON,
        upgrade("rolling-back", "failed")
            .replace("\"message\":\"\"", "\"message\":\"rolled back: no\""));

    assertThat(bed.run("upgrade", "shop", "--config", "shop.cscfg")).isEqualTo(1);
    assertThat(bed.err().toString())
        .isEqualTo(
            """
            error: upgrade of shop failed: rolled back: no
            hint: troupe status shows what runs now
            """);
  }

  @Test
  void one_that_goes_back_on_command_has_not() {
    rest.on(UPGRADE + "/rollback", 202, JSON, upgrade("rolling-back", "running"))
        .onJson("GET /operations/7?wait=1s", upgrade("rolling-back", "failed"));

    assertThat(bed.run("upgrade", "shop", "--rollback")).isZero();
    assertThat(bed.out().toString())
        .endsWith(
            "Rolled back. production runs version 2.0 as before: http://shop.localhost:8080/\n");
  }

  @Test
  void but_one_that_ends_otherwise_meanwhile_has() {
    rest.on(UPGRADE + "/rollback", 202, JSON, upgrade("walking", "failed"));

    assertThat(bed.run("upgrade", "shop", "--rollback")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "upgrade shop|nothing to upgrade to: give --package, --config or both",
        "upgrade shop --role web --manual|nothing to upgrade to",
        "upgrade shop --walk --rollback|give one of them",
        "upgrade shop --walk --manual|--walk is about the upgrade under way: give no other",
        "upgrade shop --rollback --drain-limit 1s|--rollback is about the upgrade under way",
        "swap shop --preview --back|mutually exclusive",
        "deploy shop --package a --config b --auto-swap --slot production|--auto-swap is for staging",
        "stop shop --drain-limit 30|'30' is no time from 0s to 1h, such as 30s or 5m",
        "stop shop --drain-limit 61m|'61m' is no time from 0s to 1h",
        "restart shop --stop-limit 0s|'0s' is no time from 1s to 1h",
        "scale shop web=1 --stop-limit -5s|--stop-limit",
        "rebuild shop web_IN_0|Missing required option: '--slot=SLOT'",
        "rebuild shop --slot canary|--slot"
      })
  void wrong_usage_is_told_before_anything_is_asked(String command, String words) {
    assertThat(bed.run(command.split(" "))).isEqualTo(2);
    assertThat(bed.err().toString()).startsWith("error: ").contains(words, "hint: troupe ");
    assertThat(rest.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"restart", "reimage", "rebuild"})
  void instances_are_started_again_all_or_some(String command) {
    String request = "POST /services/shop/slots/staging/" + command;
    rest.on(request, 202, JSON, slotOperation(command));

    assertThat(bed.run(command, "shop", "--slot", "staging")).isZero();
    assertThat(
            bed.run(
                command,
                "shop",
                "web_IN_0",
                "worker_IN_2",
                "--slot",
                "staging",
                "--stop-limit",
                "5m"))
        .isZero();

    assertThat(bodies(request))
        .containsExactly(
            "{\"instances\":[]}",
            "{\"instances\":[\"web_IN_0\",\"worker_IN_2\"],\"stopSeconds\":300}");
    assertThat(bed.out().toString())
        .contains(" all instances of shop in staging.\n")
        .contains(" web_IN_0, worker_IN_2 of shop in staging.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"restart", "reimage"})
  void it_is_production_unless_another_slot_is_named(String command) {
    rest.on("POST /services/shop/slots/production/" + command, 202, JSON, slotOperation(command));

    assertThat(bed.run(command, "shop")).isZero();
    assertThat(bed.out().toString()).endsWith(" all instances of shop in production.\n");
  }

  @Test
  void a_deployment_is_stopped_and_started() {
    String slot = "POST /services/shop/slots/staging/";
    rest.on(slot + "stop", 202, JSON, slotOperation("stop"))
        .on(slot + "start", 202, JSON, slotOperation("start"));

    assertThat(bed.run("stop", "shop", "--slot", "staging", "--drain-limit", "1h")).isZero();
    assertThat(bed.run("start", "shop", "--slot", "staging")).isZero();

    assertThat(bodies(slot + "stop")).containsExactly("{\"drainSeconds\":3600}");
    assertThat(bodies(slot + "start")).containsExactly("");
    assertThat(bed.out().toString())
        .contains("Stopped. troupe start shop --slot staging starts it again.\n")
        .contains("Started. http://shop-staging.localhost:8080/\n");
  }

  @Test
  void limits_go_with_scale_and_delete() {
    rest.on("PATCH /services/shop/slots/production", 202, JSON, slotOperation("scale"))
        .on(
            "DELETE /services/shop/slots/staging?drainSeconds=30&stopSeconds=300",
            202,
            JSON,
            slotOperation("delete"));

    assertThat(bed.run("scale", "shop", "web=1", "--drain-limit", "30s")).isZero();
    assertThat(
            bed.run(
                "delete",
                "shop",
                "--slot",
                "staging",
                "--drain-limit",
                "30s",
                "--stop-limit",
                "5m"))
        .isZero();

    assertThat(bodies("PATCH /services/shop/slots/production"))
        .containsExactly("{\"instances\":{\"web\":1},\"drainSeconds\":30}");
  }

  @Test
  void a_swap_is_asked_for_at_once_or_back() {
    rest.on("POST /services/shop/swap", 202, JSON, swap("drain", "succeeded"));

    assertThat(bed.run("swap", "shop")).isZero();
    assertThat(bed.run("swap", "shop", "--back")).isZero();

    assertThat(bodies("POST /services/shop/swap")).containsExactly("{}", "{\"back\":true}");
    assertThat(bed.out().toString())
        .contains("Swapped. Production is version 2.0 now: http://shop.localhost:8080/\n");
  }

  @Test
  void a_preview_ends_with_what_to_do_next() {
    rest.on("POST /services/shop/swap", 202, JSON, swap("settings", "running"))
        .onJson("GET /operations/7?wait=1s", TroupeBed.withSteps(swap("held", "running"), "warm"));

    assertThat(bed.run("swap", "shop", "--preview")).isZero();
    assertThat(bodies("POST /services/shop/swap")).containsExactly("{\"preview\":true}");
    assertThat(bed.out().toString())
        .isEqualTo(
            """
              warm
            Version 1.0 runs in staging with the settings of production and is warm:\
             http://shop-staging.localhost:8080/
            Complete the swap with troupe swap shop --complete, or take it back with --cancel.
            """);
  }

  @Test
  void a_preview_is_completed_or_cancelled() {
    rest.on("POST /services/shop/swap/complete", 202, JSON, swap("switch", "running"))
        .onJson("GET /operations/7?wait=1s", swap("drain", "succeeded"))
        .on("POST /services/shop/swap/cancel", 202, JSON, swap("held", "failed"));

    assertThat(bed.run("swap", "shop", "--complete")).isZero();
    assertThat(bed.out().toString()).startsWith("Swapped. ");
    assertThat(bed.run("swap", "shop", "--cancel")).isZero();
    assertThat(bed.out().toString())
        .endsWith("Cancelled. Production is version 2.0 as before: http://shop.localhost:8080/\n");
  }

  @Test
  void a_deployment_is_swapped_by_itself() {
    String deployed = slotOperation("deploy");
    rest.on("POST /packages", 201, JSON, TroupeBed.UPLOADED)
        .on("POST /services/shop/slots/staging/deployment", 202, JSON, deployed)
        .onJson("GET /operations/7?wait=0s", deployed)
        .onJson(
            "GET /operations/7?wait=0s",
            TroupeBed.withSteps(deployed, "swapped automatically: operation 8"))
        .onJson("GET /operations/8?wait=0s", swap("drain", "succeeded"));

    int exitCode =
        bed.run(
            "deploy", "shop", "--package", "shop.cspkg", "--config", "shop.cscfg", "--auto-swap");

    assertThat(exitCode).isZero();
    assertThat(bodies("POST /services/shop/slots/staging/deployment").get(0))
        .endsWith(",\"autoSwap\":true}");
    assertThat(bed.out().toString()).contains("Deployed. ", "Swapped. Production is version 2.0");
  }

  @Test
  void or_why_not_is_a_failure() {
    String deployed = slotOperation("deploy");
    rest.on("POST /packages", 201, JSON, TroupeBed.UPLOADED)
        .on(
            "POST /services/shop/slots/staging/deployment",
            202,
            JSON,
            TroupeBed.withSteps(deployed, "cannot be swapped automatically: it is stopped"));

    int exitCode =
        bed.run(
            "deploy", "shop", "--package", "shop.cspkg", "--config", "shop.cscfg", "--auto-swap");

    assertThat(exitCode).isEqualTo(1);
    assertThat(bed.err().toString())
        .isEqualTo(
            """
            error: the deployment is ready, but cannot be swapped automatically: it is stopped
            hint: Try again by hand: troupe swap shop
            """);
  }

  private List<String> bodies(String request) {
    return rest.requests().stream()
        .filter(asked -> asked.line().equals(request))
        .map(AdminRest.Request::body)
        .toList();
  }

  private static String upgrade(String phase, String outcome) {
    return TroupeBed.inPhase(phase, TroupeBed.operation("upgrade", "\"production\"", outcome, ""));
  }

  private static String swap(String phase, String outcome) {
    return TroupeBed.inPhase(phase, TroupeBed.operation("swap", "null", outcome, ""));
  }

  private static String slotOperation(String kind) {
    return TroupeBed.operation(kind, "\"production\"", "succeeded", "");
  }
}
