package org.troupe.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonsTest {

  @Test
  void namesTheRootWhereItSaysMore() {
    Exception root = new IllegalStateException("no camera");
    assertThat(Reasons.of(new Exception("Initialization failed.", root)))
        .isEqualTo("Initialization failed. Caused by java.lang.IllegalStateException: no camera");
  }

  @Test
  void saysItOnceWhenTheCauseSaysTheSame() {
    Exception root = new IllegalStateException("no camera");
    assertThat(Reasons.of(new RuntimeException(root)))
        .isEqualTo("java.lang.IllegalStateException: no camera");
  }

  @Test
  void fallsBackToTheTypeAndStaysShort() {
    assertThat(Reasons.of(new NullPointerException())).isEqualTo("java.lang.NullPointerException");
    assertThat(Reasons.of(new Exception("x".repeat(5000)))).hasSize(601).endsWith("…");
  }
}
