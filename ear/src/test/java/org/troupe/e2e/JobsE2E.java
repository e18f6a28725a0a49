package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample's jobs, asked for by its page and by an operator. */
@ExtendWith(OnOnePlatform.class)
class JobsE2E {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed", "Stopped", "Abandoned");
  private static final int SHARES = 4;

  private final TestPlatform platform;
  private final Troupe troupe;

  JobsE2E(TestPlatform platform) {
    this.platform = platform;
    this.troupe = platform.troupe();
  }

  @Test
  void thePageHasAllThumbnailsMadeAnew() throws IOException {
    Site gallery = platform.production();
    int photographs = addPhotographs(gallery);

    List<String> runs = new ArrayList<>();
    for (int share = 1; share <= SHARES; share++) {
      String key = UUID.randomUUID().toString();
      String body = "{\"share\":\"%d/%d\"}".formatted(share, SHARES);
      String run = gallery.asksFor("/_role/jobs/rebuild", body, key);
      assertThat(gallery.asksFor("/_role/jobs/rebuild", body, key))
          .as("where the same request leads when it comes again")
          .isEqualTo(run);
      runs.add(run);
    }

    int made = 0;
    for (String run : runs) {
      await(run + " has ended").atMost(LIMIT).until(() -> ENDED.contains(status(gallery, run)));
      assertThat(gallery.json(run).get("status").asText()).isEqualTo("Succeeded");
      made += gallery.json(run).get("steps").get(0).get("written").asInt();
    }
    assertThat(made).isEqualTo(photographs);
    assertThat(gallery.events(runs.get(0))).contains("event: run").contains("Succeeded");
    for (JsonNode photo : gallery.json("/api/photos")) {
      String thumbnail = "/" + photo.get("thumbnails").get(0).get("href").asText();
      assertThat(gallery.get(thumbnail).statusCode()).isEqualTo(200);
    }
  }

  /** As docs/intake.md says it is done. */
  @Test
  void aRunIsAskedForAndWatchedByTheDocumentedScript() throws Exception {
    ShellSnippet script =
        ShellSnippet.in(
            Path.of(System.getProperty("troupe.docs"), "intake.md"), "ask-and-watch.sh");
    Map<String, String> environment = Map.of("SITE", "http://" + platform.production().host());
    String key = UUID.randomUUID().toString();

    String watched = script.run(platform.directory(), environment, key, "1/4");
    String again = script.run(platform.directory(), environment, key, "1/4");

    assertThat(watched).contains("event: run", "Succeeded");
    assertThat(again).contains("Succeeded");
    assertThat(runsNamedIn(again)).as("the same run").isEqualTo(runsNamedIn(watched)).hasSize(1);
  }

  private static Set<String> runsNamedIn(String answers) {
    return Pattern.compile("\"id\": ?\"([^\"]+)")
        .matcher(answers)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static String status(Site gallery, String run) {
    return gallery.json(run).get("status").asText();
  }

  private int addPhotographs(Site gallery) throws IOException {
    try (Stream<Path> files = Files.list(troupe.sample("photos"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jpg")).sorted().toList()) {
        gallery.post("/api/photos?name=" + file.getFileName(), file);
      }
    }
    await("all have their thumbnails")
        .atMost(LIMIT)
        .until(
            () -> {
              for (JsonNode photo : gallery.json("/api/photos?limit=1000")) {
                if (!photo.get("state").asText().equals("ready")) {
                  return false;
                }
              }
              return true;
            });
    return gallery.json("/api/photos?limit=1000").size();
  }

  @Test
  void onlyWhatIsOpenIsTakenIn() {
    Site gallery = platform.production();

    assertThat(gallery.tries("/_role/jobs/tidy", "{}", "http://" + gallery.host())).isEqualTo(404);
    assertThat(gallery.tries("/_role/queues/photos", "x", "http://" + gallery.host()))
        .isEqualTo(404);
    assertThat(gallery.tries("/_role/jobs/rebuild", "{}", "http://elsewhere.example"))
        .isEqualTo(403);
    assertThat(gallery.tries("/_role/jobs/rebuild", "{", "http://" + gallery.host()))
        .isEqualTo(400);
  }

  @Test
  void anOperatorRunsTheNightlyJobByHand() {
    assertThat(troupe.does("jobs", TestPlatform.SERVICE).out())
        .contains("rebuild", "tidy", "0 0 3 * * ?");

    Outcome asked = troupe.does("jobs", TestPlatform.SERVICE, "run", "tidy", "keepDays=1");
    String run = runIn(asked.out());

    await("the run has ended")
        .atMost(LIMIT)
        .until(
            () ->
                troupe
                    .does("jobs", TestPlatform.SERVICE, "runs", "tidy")
                    .out()
                    .lines()
                    .anyMatch(line -> line.contains(run) && line.contains("Succeeded")));
    assertThat(troupe.does("jobs", TestPlatform.SERVICE, "log", run).out())
        .contains("event=tidied");
    assertThat(troupe.does("jobs", TestPlatform.SERVICE, "show", run).out())
        .contains("keepDays", "COMPLETED");
  }

  /** The first word that is long enough to be one. */
  private static String runIn(String said) {
    return Stream.of(said.split("[\\s,.]+"))
        .filter(word -> word.matches("[0-9A-Za-z-]{20,}"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(said));
  }
}
