package org.troupe.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.troupe.metrics.MetricRange;

/** What is asked of queues and metrics. */
class MessagePageTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void readsAPage() {
    assertThat(MessagePage.parse("dead", "20", "7", "true"))
        .isEqualTo(new MessagePage(true, 20, 7, true));
    assertThat(MessagePage.parse("waiting", "100", "0", "false"))
        .isEqualTo(new MessagePage(false, 100, 0, false));
  }

  @Test
  void saysWhatAPageMustBe() {
    assertThatThrownBy(() -> MessagePage.parse("lost", "20", "0", "false"))
        .hasMessageContaining("waiting or dead");
    assertThatThrownBy(() -> MessagePage.parse("dead", "21", "0", "true"))
        .hasMessageContaining("from 1 to 20 with bodies");
    assertThatThrownBy(() -> MessagePage.parse("dead", "101", "0", "false"))
        .hasMessageContaining("from 1 to 100");
    assertThatThrownBy(() -> MessagePage.parse("dead", "1", "x", "false"))
        .hasMessageContaining("after is 'x'");
    assertThatThrownBy(() -> MessagePage.parse("dead", "1", "0", "yes"))
        .hasMessageContaining("true or false");
  }

  @Test
  void aQuestionOfMetricsHasDefaults() {
    assertThat(MetricQuestion.parse(null, null, null, NOW))
        .isEqualTo(new MetricRange(NOW.minusSeconds(3_600), NOW, 15));
    assertThat(MetricQuestion.parse("2026-11-14T12:00:00Z", null, null, NOW).stepSeconds())
        .isEqualTo(605);
  }

  @Test
  void aQuestionOfMetricsIsBounded() {
    assertThatThrownBy(() -> MetricQuestion.parse("2026-11-14T12:00:00Z", null, "15", NOW))
        .hasMessageContaining("1000 points");
    assertThatThrownBy(() -> MetricQuestion.parse("2026-11-22T12:00:00Z", null, null, NOW))
        .hasMessageContaining("before 'to'");
    assertThatThrownBy(() -> MetricQuestion.parse("yesterday", null, null, NOW))
        .hasMessageContaining("ISO 8601");
  }
}
