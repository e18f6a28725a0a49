package org.troupe.agent.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionsTest {

  @Test
  void areCountedByStepAndOnce() {
    assertThat(
            Partitions.counted(
                ":7:",
                List.of(
                    ":7:write:0", ":7:write:1", ":7:write:1", ":7:sides:left", ":7:a:b:0", ":7:")))
        .isEqualTo(Map.of("write", 2, "sides", 1, "a:b", 1));
  }
}
