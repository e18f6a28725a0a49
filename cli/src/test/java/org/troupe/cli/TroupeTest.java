package org.troupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a user gives them, against a server that answers as the controller would. */
class TroupeTest {

  private static final String RUNNING = TroupeBed.operation("deploy", "\"staging\"", "running", "");
  private static final String WARNED =
      RUNNING.replace(
          "\"steps\":[]",
          """
          "steps":[{"at":"2026-11-21T10:00:00Z",\
          "text":"warning: ServiceDefinition.csdef:3: sticky sessions mean nothing here"}]""");

  private static final String DEPLOYED =
      TroupeBed.operation("deploy", "\"staging\"", "succeeded", "");

  @TempDir private Path directory;
  private TroupeBed bed;
  private AdminRest rest;
  private StringWriter out;
  private StringWriter err;

  @BeforeEach
  void start() throws IOException {
    bed = new TroupeBed(directory);
    rest = bed.rest();
    out = bed.out();
    err = bed.err();
  }

  @AfterEach
  void stop() {
    bed.close();
  }

  @Test
  void deploy_sends_the_package_and_follows_the_instances() {
    rest.on("POST /packages", 201, "application/json", TroupeBed.UPLOADED)
        .on("POST /services/shop/slots/staging/deployment", 202, "application/json", WARNED)
        .onJson("GET /operations/7?wait=1s", DEPLOYED)
        .onJson("GET /services/shop", TroupeBed.service("Starting"))
        .onJson("GET /services/shop", TroupeBed.service("Ready"));

    int exitCode = run("deploy", "shop", "--package", "shop.cspkg", "--config", "shop.cscfg");

    assertThat(err.toString()).isEmpty();
    assertThat(exitCode).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "warning: ServiceDefinition.csdef:3: sticky sessions mean nothing here",
            "Deploying shop 2.0 to staging",
            "  web_IN_0      Starting",
            "  web_IN_0      Ready",
            "Deployed. http://shop-staging.localhost:8080/");
    assertThat(rest.requests().get(0).authorization()).isEqualTo("Bearer the token");
    assertThat(rest.requests().get(0).contentType()).isEqualTo("application/zip");
    assertThat(rest.requests().get(0).body()).isEqualTo("a package");
    assertThat(rest.requests().get(0).digest())
        .isEqualTo("sha-256=:wM1cz9tWOlk2bjPnMAG3j9uMylpsSOL5D//N5EuB8fY=:");
    assertThat(rest.requests().get(1).body())
        .isEqualTo("{\"packageId\":\"0123\",\"configuration\":\"<ServiceConfiguration/>\"}");
  }

  @Test
  void deploy_need_not_wait() {
    rest.on("POST /packages", 201, "application/json", TroupeBed.UPLOADED)
        .on("POST /services/shop/slots/production/deployment", 202, "application/json", RUNNING);

    int exitCode =
        run(
            "deploy",
            "shop",
            "--package",
            "shop.cspkg",
            "--config",
            "shop.cscfg",
            "--slot",
            "production",
            "--no-wait");

    assertThat(exitCode).isZero();
    assertThat(rest.requests()).hasSize(2);
  }

  @Test
  void a_refusal_is_told_with_places_and_hint() {
    rest.on(
        "POST /packages",
        422,
        "application/problem+json",
        """
        {"status":422,"code":"DEFINITION_INVALID","title":"the definition has errors",
         "hint":"see docs/csdef.md","findings":[
           {"file":"ServiceDefinition.csdef","line":12,"message":"vmsize Huge is unknown"},
           {"file":"roles/web","line":0,"message":"holds no WAR"}]}""");

    int exitCode = run("deploy", "shop", "--package", "shop.cspkg", "--config", "shop.cscfg");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            "error DEFINITION_INVALID: the definition has errors",
            "  ServiceDefinition.csdef:12: vmsize Huge is unknown",
            "  roles/web: holds no WAR",
            "hint: see docs/csdef.md");
  }

  @Test
  void a_failed_operation_is_a_failure() {
    rest.on(
        "POST /services/shop/swap",
        202,
        "application/json",
        TroupeBed.operation("swap", "null", "failed", "web_IN_1 is not ready"));

    assertThat(run("swap", "shop")).isEqualTo(1);
    assertThat(err.toString()).startsWith("error: swap of shop failed: web_IN_1 is not ready");
  }

  @Test
  void a_controller_that_is_started_again_meanwhile_is_waited_for() {
    notFound("/services/shop");
    rest.on("DELETE /services/shop/slots/staging", 202, "application/json", RUNNING)
        .on("GET /operations/7?wait=1s", 404, "text/html", "<h1>Payara</h1>")
        .on("GET /operations/7?wait=1s", 200, "application/json", DEPLOYED);

    assertThat(run("delete", "shop", "--slot", "staging")).isZero();
  }

  @Test
  void scale_asks_for_counts_by_role() {
    rest.on(
        "PATCH /services/shop/slots/production",
        202,
        "application/json",
        TroupeBed.operation("scale", "\"production\"", "succeeded", ""));

    assertThat(run("scale", "shop", "web=5", "worker=2")).isZero();
    assertThat(rest.requests().get(0).body())
        .startsWith("{\"instances\":{")
        .contains("\"web\":5", "\"worker\":2");
    assertThat(rest.requests().get(0).contentType()).isEqualTo("application/json");
  }

  @Test
  void delete_works_though_the_service_is_gone_with_its_last_slot() {
    notFound("/services/shop");
    rest.on(
        "DELETE /services/shop/slots/staging",
        202,
        "application/json",
        TroupeBed.operation("delete", "\"staging\"", "succeeded", ""));

    assertThat(run("delete", "shop", "--slot", "staging")).isZero();
    assertThat(out.toString()).contains("The staging slot of shop is empty.");
  }

  @Test
  void status_shows_services_slots_and_instances() {
    rest.onJson(
            "GET /platform",
            """
            {"version":"0.1.0","domain":"localhost","gatewayAddress":"http://localhost:8080/",
             "gateway":true,"broker":false,"database":true}""")
        .onJson("GET /services", "[" + TroupeBed.service("Ready") + "]");

    assertThat(run("status")).isZero();
    assertThat(out.toString())
        .contains("Troupe 0.1.0 at http://localhost:8080/", "gateway up, broker DOWN, database up")
        .containsPattern("production +empty")
        .containsPattern("staging +http://shop-staging.localhost:8080/ +version 2.0")
        .contains("web (web role): 1 of 1 ready")
        .containsPattern("web_IN_0 +Ready");
  }

  @Test
  void a_platform_that_does_not_answer_is_told_with_what_to_do() {
    rest.close();

    assertThat(run("status")).isEqualTo(1);
    assertThat(err.toString()).contains("error UNREACHABLE", "hint: Is the platform up?");
  }

  @Test
  void a_stranger_on_the_port_is_told_apart() {
    rest.on("GET /platform", 503, "text/html", "<h1>no</h1>");

    assertThat(run("status")).isEqualTo(1);
    assertThat(err.toString()).contains("error NOT_READY", "HTTP 503");
  }

  @Test
  void wrong_usage_has_an_exit_code_of_its_own() {
    assertThat(run("scale", "shop")).isEqualTo(2);
    assertThat(run("delete", "shop")).isEqualTo(2);
    assertThat(run("deploy", "shop", "--slot", "canary")).isEqualTo(2);
    assertThat(run("frobnicate")).isEqualTo(2);
    assertThat(err.toString())
        .contains("error: Missing required parameter: 'ROLE=COUNT'", "hint: troupe scale --help")
        .doesNotContain("Usage:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up", "status", "deploy", "swap", "upgrade", "scale", "restart", "reimage", "rebuild",
        "stop", "start", "logs", "delete", "pack", "down"
      })
  void every_command_explains_itself(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: troupe " + command);
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
  }

  private void notFound(String path) {
    rest.on(
        "GET " + path,
        404,
        "application/problem+json",
        """
        {"status":404,"code":"SERVICE_UNKNOWN","title":"there is none","hint":"","findings":[]}""");
  }

  private int run(String... arguments) {
    return bed.run(arguments);
  }
}
