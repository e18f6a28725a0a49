package org.troupe.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OrderServletTest {

  @Test
  void readsLimitsInSeconds() {
    assertThat(OrderServlet.limit("30")).isEqualTo(Duration.ofSeconds(30));
    assertThat(OrderServlet.limit("0")).isEqualTo(Duration.ZERO);
    assertThat(OrderServlet.limit("999999999")).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void takesNothingElseForALimit() {
    for (String wrong : new String[] {null, "", "-1", "1.5", "PT1S", "12345678901234567890"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> OrderServlet.limit(wrong));
    }
  }
}
