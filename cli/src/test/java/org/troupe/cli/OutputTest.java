package org.troupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown, for scripts and for terminals. */
class OutputTest {

  private static final String QUEUES = "/services/shop/slots/production/queues";
  private static final String RUNS = "/services/shop/slots/production/runs";

  /** With a field that this version does not know, and a value that YAML could misread. */
  private static final String ANSWER =
      """
      [{"queue":"photos","address":"no","waiting":12,"inWork":4,"consumers":8,"news":{"a":[1]},
        "inPerSecond":2.25,"outPerSecond":null,"dead":3,"oldestSeconds":130.0,"paused":false}]""";

  @TempDir private Path directory;
  private TroupeBed bed;

  @BeforeEach
  void start() throws IOException {
    bed = new TroupeBed(directory);
    bed.rest().onJson("GET " + QUEUES, ANSWER);
  }

  @AfterEach
  void stop() {
    bed.close();
  }

  @Test
  void json_and_yaml_are_the_whole_answer() throws IOException {
    assertThat(bed.run("queues", "shop", "--output", "json")).isZero();
    assertThat(new JsonMapper().readTree(shown())).isEqualTo(new JsonMapper().readTree(ANSWER));

    assertThat(bed.run("queues", "shop", "-o", "yaml")).isZero();
    String yaml = shown();
    assertThat(yaml).startsWith("- queue: \"photos\"\n");
    assertThat(new YAMLMapper().readTree(yaml)).isEqualTo(new JsonMapper().readTree(ANSWER));
  }

  @Test
  void names_are_one_a_line() {
    bed.rest()
        .onJson("GET /platform", "{\"version\":\"0.1.0\"}")
        .onJson("GET /services", "[" + TroupeBed.service("Ready") + "]")
        .onJson("GET " + RUNS + "?limit=20", "{\"runs\":[],\"next\":null}");

    assertThat(bed.run("queues", "shop", "-o", "name")).isZero();
    assertThat(bed.run("status", "-o", "name")).isZero();
    assertThat(bed.run("jobs", "shop", "runs", "-o", "name")).isZero();

    assertThat(shown()).isEqualTo("photos\nshop\n");
    assertThat(bed.err().toString()).isEmpty();
  }

  @Test
  void status_is_platform_and_services() throws IOException {
    bed.rest()
        .onJson("GET /platform", "{\"version\":\"0.1.0\",\"news\":1}")
        .onJson("GET /services", "[]");

    assertThat(bed.run("status", "-o", "json")).isZero();
    assertThat(new JsonMapper().readTree(shown()))
        .isEqualTo(
            new JsonMapper()
                .readTree("{\"platform\":{\"version\":\"0.1.0\",\"news\":1},\"services\":[]}"));
  }

  @Test
  void what_shows_nothing_has_no_such_output() {
    assertThat(bed.run("queues", "shop", "pause", "photos", "-o", "json")).isEqualTo(2);
    assertThat(bed.run("jobs", "shop", "log", "17", "-o", "json")).isEqualTo(2);
    assertThat(bed.run("queues", "shop", "-o", "xml")).isEqualTo(2);
    assertThat(bed.rest().requests()).isEmpty();
  }

  @Test
  void colours_are_for_terminals_that_want_them() {
    bed.rest()
        .onJson("GET /platform", "{\"version\":\"0.1.0\",\"gateway\":true}")
        .onJson("GET /services", "[" + TroupeBed.service("Cycling") + "]");

    bed.run("status");
    assertThat(shown()).contains("gateway up, broker DOWN").doesNotContain("\u001b");

    bed.with("TROUPE_COLUMNS", "80").with("TROUPE_LINES", "24").run("status");
    assertThat(shown())
        .contains("gateway \u001b[32mup\u001b[0m, broker \u001b[31mDOWN\u001b[0m")
        .contains("\u001b[31mCycling       \u001b[0m");

    bed.with("NO_COLOR", "1").run("status");
    bed.run("status", "--help");
    assertThat(shown()).doesNotContain("\u001b");
  }

  private String shown() {
    String shown = bed.out().toString();
    bed.out().getBuffer().setLength(0);
    return shown;
  }
}
