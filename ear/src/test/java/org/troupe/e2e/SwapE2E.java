package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two versions change places while visitors come and go. */
@ExtendWith(OnOnePlatform.class)
class SwapE2E {

  private static final int PER_SECOND = 220;
  private static final Duration BEFORE = Duration.ofSeconds(8);
  private static final Duration BETWEEN = Duration.ofSeconds(20);
  private static final Duration IN_ALL = Duration.ofSeconds(30);

  private final TestPlatform platform;

  SwapE2E(TestPlatform platform) {
    this.platform = platform;
  }

  /** When something began and when it had ended, by {@link System#nanoTime}. */
  private record Span(long began, long ended) {}

  @Test
  void swapsThereAndBackUnderLoadWithoutOneFailedRequest() {
    String first = versionOf(platform.production());
    String second = versionOf(platform.staging());
    assertThat(List.of(first, second)).containsExactlyInAnyOrder("1.0", "2.0");
    assertThat(platform.production().text("/")).isNotEqualTo(platform.staging().text("/"));

    List<Answer> answers;
    Span swap;
    Span rollback;
    try (Load load = Load.on(platform.production(), PER_SECOND, paths())) {
      load.awaitRan(BEFORE);
      swap = swap(second);
      awaitSlots(second, first);
      load.awaitRan(BETWEEN);
      rollback = swap(first);
      awaitSlots(first, second);
      load.awaitRan(IN_ALL);
      answers = load.stop();
    }

    assertThat(answers).filteredOn(Answer::failed).isEmpty();
    // A busy machine may not keep up with the pace; without requests all of this says nothing.
    assertThat(answers).hasSizeGreaterThanOrEqualTo((int) (PER_SECOND * IN_ALL.toSeconds() / 3));
    assertThat(versions(answers, answer -> true)).containsOnly(first, second);
    assertThat(versions(answers, answer -> answer.endedAt() < swap.began())).containsOnly(first);
    assertThat(
            versions(
                answers,
                answer -> answer.sentAt() > swap.ended() && answer.endedAt() < rollback.began()))
        .containsOnly(second);
    assertThat(versions(answers, answer -> answer.sentAt() > rollback.ended())).containsOnly(first);
  }

  /** The page, the list, and a picture: from the file system, the database, and a large answer. */
  private List<String> paths() {
    Site gallery = platform.production();
    await("a thumbnail")
        .atMost(Duration.ofMinutes(1))
        .until(() -> gallery.json("/api/photos").findValue("href") != null);
    String picture = gallery.json("/api/photos").findValue("href").asText();
    return List.of("/", "/api/photos?limit=20", "/" + picture);
  }

  private Span swap(String expected) {
    long began = System.nanoTime();
    Outcome outcome = platform.troupe().does("swap", TestPlatform.SERVICE);
    Span span = new Span(began, System.nanoTime());
    assertThat(outcome.out()).contains("Swapped. Production is version " + expected);
    return span;
  }

  /** Instances hear of their new slot a moment after the routes have changed. */
  private void awaitSlots(String production, String staging) {
    await("each version knows its slot")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(whoAmI(platform.production())).isEqualTo(production + " in production");
              assertThat(whoAmI(platform.staging())).isEqualTo(staging + " in staging");
            });
  }

  private static String whoAmI(Site site) {
    JsonNode instance = site.json("/api/whoami");
    return instance.get("version").asText() + " in " + instance.get("slot").asText();
  }

  private static String versionOf(Site site) {
    return site.json("/api/whoami").get("version").asText();
  }

  private static List<String> versions(List<Answer> answers, Predicate<Answer> which) {
    return answers.stream().filter(which).map(Answer::version).distinct().toList();
  }
}
