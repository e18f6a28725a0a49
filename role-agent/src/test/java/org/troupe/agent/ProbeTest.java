package org.troupe.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeTest {

  private final Probe probe =
      new Probe(
          Environments.of("d/w_IN_0", "secret", List.of()),
          new RoleStatus(),
          "b",
          () -> List.of("r1"));

  @Test
  void admitsTheBearerOfItsTokenOnly() {
    assertThat(probe.admits("Bearer secret")).isTrue();
    assertThat(probe.admits("Bearer secret2")).isFalse();
    assertThat(probe.admits("secret")).isFalse();
    assertThat(probe.admits("")).isFalse();
    assertThat(probe.admits(null)).isFalse();
  }

  @Test
  void measuresTheProcess() {
    assertThat(probe.report().instance()).isEqualTo("d/w_IN_0");
    assertThat(probe.report().heapUsedBytes()).isPositive();
    assertThat(probe.report().uptimeMillis()).isPositive();
    assertThat(probe.report().boot()).isEqualTo("b");
    assertThat(probe.report().runs()).containsExactly("r1");
  }
}
