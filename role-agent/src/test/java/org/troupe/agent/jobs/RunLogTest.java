package org.troupe.agent.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.troupe.agent.jobs.RunReporter.Worker;
import org.troupe.wire.RunOrder;

class RunLogTest {

  private final Outbox outbox =
      new Outbox(
          () -> {
            throw new IllegalStateException("nothing is sent");
          });

  @Test
  void comesInPiecesThatEndWithACharacter() {
    RunLog log = log(0);
    String text = "x" + "€".repeat(RunLog.CHUNK / 3 + 10);
    log.append(text);
    log.flush();
    assertThat(Told.texts(outbox)).hasSize(1);
    log.flush();
    log.flush();
    List<String> told = Told.texts(outbox);
    assertThat(told).hasSize(2);
    assertThat(String.join("", told)).isEqualTo(text);
    assertThat(told.get(0).getBytes(UTF_8)).hasSizeLessThanOrEqualTo(RunLog.CHUNK);
    assertThat(Told.offsets(outbox)).containsExactly(0L, (long) told.get(0).getBytes(UTF_8).length);
  }

  @Test
  void leavesOutWhatIsTooMuchAndSaysSo() {
    RunLog log = log(10);
    log.append("12345678");
    log.append("9abcdef");
    log.flushAll();
    assertThat(Told.texts(outbox)).containsExactly("123456789a", "\n[5 bytes more are left out]\n");
  }

  @Test
  void hasNoNul() {
    RunLog log = log(0);
    log.append("a\0b");
    log.flushAll();
    assertThat(Told.texts(outbox)).containsExactly("a�b");
  }

  private RunLog log(long limit) {
    RunOrder order = new RunOrder("r", 1, "w", "j", RunOrder.BATCH, "j", Map.of(), null, 60, 0);
    return new RunLog(
        new RunReporter(order, null, new Worker("i", "b"), outbox, Clock.systemUTC()), limit);
  }
}
