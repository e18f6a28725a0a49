package org.troupe.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.troupe.definition.ScheduleDefinition;
import org.troupe.deployment.Slot;
import org.troupe.job.plan.JobHome;

class ScheduleHeapTest {

  private static final Instant NOON = Instant.parse("2026-06-30T12:00:00Z");

  private final ScheduleHeap heap = new ScheduleHeap();
  private final ScheduleKey early = key("early", Duration.ZERO);
  private final ScheduleKey late = key("late", Duration.ZERO);

  @Test
  void givesOutWhatIsDueOnce() {
    heap.put(late, Optional.of(NOON.plusSeconds(2)));
    heap.put(early, Optional.of(NOON));

    assertThat(heap.next()).contains(NOON);
    assertThat(heap.due(NOON, 10)).containsExactly(early);
    assertThat(heap.due(NOON, 10)).isEmpty();
    heap.again(List.of(early), NOON);
    assertThat(heap.due(NOON.plusSeconds(2), 10)).containsExactly(early, late);
  }

  @Test
  void forgetsWhatIsNotDeclaredAnyMoreAndTellsWhatIsNew() {
    heap.put(early, Optional.of(NOON));

    assertThat(heap.retain(List.of(late))).containsExactly(late);
    assertThat(heap.next()).isEmpty();
  }

  @Test
  void aScheduleWithAnotherWindowKeepsItsNextTick() {
    ScheduleKey wider = key("early", Duration.ofHours(1));
    heap.put(early, Optional.of(NOON));

    assertThat(heap.retain(List.of(wider))).isEmpty();
    assertThat(heap.due(NOON, 10)).containsExactly(wider);
  }

  @Test
  void whatNeverTicksAgainIsNeverDue() {
    heap.put(early, Optional.empty());

    assertThat(heap.next()).isEmpty();
    assertThat(heap.due(NOON, 10)).isEmpty();
  }

  private static ScheduleKey key(String job, Duration window) {
    return new ScheduleKey(
        new JobHome("shop", Slot.PRODUCTION, "worker", job),
        new ScheduleDefinition("0 0 12 * * ?", ZoneId.of("UTC"), window, false));
  }
}
