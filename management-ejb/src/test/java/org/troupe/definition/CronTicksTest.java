package org.troupe.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In Berlin the hour from 2:00 did not come on 29 March 2026, and came twice on 25 October. */
class CronTicksTest {

  @Test
  void ticksGoByTheClockOfTheZone() {
    assertThat(ticks("0 0 3 * * ?", "2026-06-30T12:00:00Z", 2))
        .containsExactly("2026-07-01T01:00:00Z", "2026-07-02T01:00:00Z");
    assertThat(ticks("* * * * * ?", "2026-06-30T12:00:00.5Z", 2))
        .containsExactly("2026-06-30T12:00:01Z", "2026-06-30T12:00:02Z");
    assertThat(ticks("0 0 9 ? * MON#1", "2026-06-30T12:00:00Z", 1))
        .containsExactly("2026-07-06T07:00:00Z");
  }

  @Test
  void aTickInTheHourThatDoesNotComeIsAtTheFirstMomentAfterIt() {
    assertThat(ticks("0 30 2 * * ?", "2026-03-28T00:00:00Z", 3))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void severalTicksInTheHourThatDoesNotComeAreOne() {
    assertThat(ticks("0 0/20 2,3 * * ?", "2026-03-29T00:00:00Z", 4))
        .containsExactly(
            "2026-03-29T01:00:00Z",
            "2026-03-29T01:20:00Z",
            "2026-03-29T01:40:00Z",
            "2026-03-30T00:00:00Z");
  }

  @Test
  void aTickInTheHourThatComesTwiceIsInTheFirst() {
    assertThat(ticks("0 30 2 * * ?", "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(ticks("0 30 2,3 * * ?", "2026-10-25T01:10:00Z", 2))
        .containsExactly("2026-10-25T02:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(ticks("0 0 3 * * ?", "2026-10-25T01:30:00Z", 1))
        .containsExactly("2026-10-25T02:00:00Z");
  }

  @Test
  void whatTicksEveryHourGoesOnEvenly() {
    assertThat(ticks("0 0/30 * * * ?", "2026-03-29T00:30:00Z", 3))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z", "2026-03-29T02:00:00Z");
    assertThat(ticks("0 0/30 * * * ?", "2026-10-24T23:30:00Z", 5))
        .containsExactly(
            "2026-10-25T00:00:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T01:30:00Z",
            "2026-10-25T02:00:00Z");
  }

  private static List<String> ticks(String cron, String after, int count) {
    CronTicks ticks = CronTicks.of(cron, ZoneId.of("Europe/Berlin"));
    return Stream.iterate(Instant.parse(after), at -> ticks.after(at).orElseThrow())
        .skip(1)
        .limit(count)
        .map(Instant::toString)
        .toList();
  }
}
