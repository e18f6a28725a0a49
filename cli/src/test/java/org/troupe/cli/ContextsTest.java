package org.troupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in to platforms, and which one a command is for. */
class ContextsTest {

  private static final String PLATFORM =
      """
      {"version":"0.1.0","domain":"localhost","gatewayAddress":"http://localhost:8080/",
       "gateway":true,"broker":true,"database":true}""";

  @TempDir private Path directory;
  private TroupeBed bed;
  private String url;

  @BeforeEach
  void start() throws IOException {
    bed = new TroupeBed(directory);
    url = bed.rest().address().toString();
    bed.rest().onJson("GET /platform", PLATFORM).onJson("GET /services", "[]");
  }

  @AfterEach
  void stop() {
    bed.close();
  }

  @Test
  void login_tries_the_token_and_keeps_it_for_its_owner_alone() throws IOException {
    assertThat(bed.given("secret\n").runAsIs("login", url)).isZero();

    assertThat(bed.err().toString()).isEmpty();
    assertThat(bed.out().toString().lines())
        .containsExactly(
            "Logged in to Troupe 0.1.0 at " + url + ".",
            "Context 127.0.0.1 is in use; troupe contexts use local goes back to this machine.");
    assertThat(authorization(0)).isEqualTo("Bearer secret");
    assertThat(permissions(bed.configuration())).isEqualTo("rwx------");
    assertThat(permissions(bed.configuration().resolve("contexts.json"))).isEqualTo("rw-------");
  }

  @Test
  void a_token_that_is_not_accepted_is_not_kept() {
    bed.rest().close();

    assertThat(bed.given("wrong").runAsIs("login", url)).isEqualTo(1);
    assertThat(bed.configuration()).doesNotExist();
  }

  @Test
  void commands_are_for_the_context_in_use_unless_told_otherwise() {
    login("one", "token-1");
    login("two", "token-2");

    bed.runAsIs("status");
    bed.runAsIs("status", "--context", "one");
    bed.with("TROUPE_URL", url).with("TROUPE_TOKEN", "token-3").runAsIs("status");
    bed.runAsIs("status", "--context", "one");
    bed.run("status");

    assertThat(bed.err().toString()).isEmpty();
    assertThat(authorization(2)).as("in use").isEqualTo("Bearer token-2");
    assertThat(authorization(4)).as("--context").isEqualTo("Bearer token-1");
    assertThat(authorization(6)).as("TROUPE_URL").isEqualTo("Bearer token-3");
    assertThat(authorization(8)).as("--context before TROUPE_URL").isEqualTo("Bearer token-1");
    assertThat(authorization(10)).as("--data before all").isEqualTo("Bearer the token");
  }

  @Test
  void contexts_are_listed_used_and_forgotten() {
    login("one", "token-1");
    login("two", "token-2");
    assertThat(bed.runAsIs("contexts", "use", "one")).isZero();
    bed.out().getBuffer().setLength(0);

    assertThat(bed.runAsIs("contexts")).isZero();
    assertThat(bed.out().toString().lines())
        .hasSize(3)
        .contains("* one                  " + url, "  two                  " + url);

    assertThat(bed.runAsIs("contexts", "remove", "one")).isZero();
    bed.out().getBuffer().setLength(0);
    assertThat(bed.runAsIs("contexts", "-o", "json")).isZero();
    assertThat(bed.out().toString())
        .contains("\"name\" : \"local\"", "\"name\" : \"two\"")
        .containsOnlyOnce("\"inUse\" : true")
        .doesNotContain("one", "token");
  }

  @Test
  void what_is_not_known_is_told_with_what_is() {
    login("one", "token-1");

    assertThat(bed.runAsIs("status", "--context", "two")).isEqualTo(1);
    assertThat(bed.err().toString())
        .contains("error: there is no context 'two'", "hint: There are local, one;");
  }

  @Test
  void a_name_is_not_given_to_another_platform() throws IOException {
    login("one", "token-1");
    try (AdminRest other = new AdminRest()) {
      other.onJson("GET /platform", PLATFORM);

      int exitCode =
          bed.given("token-2").runAsIs("login", other.address().toString(), "--name", "one");

      assertThat(exitCode).isEqualTo(1);
      assertThat(bed.err().toString()).contains("there is a context one at " + url + " already");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "a/b", "", "-x", "."})
  void some_names_cannot_be_had(String name) {
    assertThat(bed.given("token").runAsIs("login", url, "--name=" + name)).isNotZero();
    assertThat(bed.configuration()).doesNotExist();
  }

  @Test
  void a_token_file_that_others_may_read_is_refused() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), "secret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThat(bed.runAsIs("login", url, "--token-file", file.toString())).isEqualTo(1);
    assertThat(bed.runAsIs("status", "--url", url, "--token-file", file.toString())).isEqualTo(1);
    assertThat(bed.err().toString())
        .contains(
            "error: others than its owner may read or change " + file, "hint: chmod 600 " + file);
    assertThat(bed.rest().requests()).isEmpty();

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(bed.runAsIs("login", url, "--token-file", file.toString())).isZero();
    assertThat(authorization(0)).isEqualTo("Bearer secret");
  }

  @Test
  void so_is_the_file_of_contexts() throws IOException {
    login("one", "token-1");
    Path file = bed.configuration().resolve("contexts.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));

    assertThat(bed.runAsIs("status")).isEqualTo(1);
    assertThat(bed.err().toString()).contains("chmod 600 " + file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://192.0.2.1:9090/",
        "http://troupe.example.org/",
        "http://127.0.0.1.example.org/"
      })
  void no_token_crosses_a_network_in_clear_text(String address) {
    assertThat(bed.given("secret").runAsIs("login", address)).isEqualTo(1);
    bed.with("TROUPE_TOKEN", "secret").runAsIs("status", "--url", address);
    bed.with("TROUPE_URL", address).runAsIs("status");

    assertThat(bed.err().toString().lines())
        .filteredOn(line -> line.startsWith("error: the token would cross the network"))
        .hasSize(3);
  }

  @Test
  void what_is_no_token_is_not_sent() {
    assertThat(bed.given("two words").runAsIs("login", url)).isEqualTo(1);
    assertThat(bed.given("\n").runAsIs("login", url)).isEqualTo(1);
    assertThat(bed.runAsIs("status", "--url", url)).isEqualTo(1);

    assertThat(bed.err().toString())
        .contains("there is no token in standard input", "--url needs a token");
    assertThat(bed.rest().requests()).isEmpty();
  }

  @Test
  void one_platform_is_named_and_not_two() {
    assertThat(bed.runAsIs("status", "--context", "local", "--url", url)).isEqualTo(2);
    assertThat(bed.run("status", "--context", "local")).isEqualTo(2);
    assertThat(bed.runAsIs("status", "--token-file", "x")).isEqualTo(2);
  }

  private void login(String name, String token) {
    assertThat(bed.given(token).runAsIs("login", url, "--name", name)).isZero();
  }

  private String authorization(int request) {
    return bed.rest().requests().get(request).authorization();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
