package org.troupe.instance.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.troupe.instance.InstanceMemory;

class PromisedMemoryTest {

  private static final long MEBIBYTE = 1L << 20;
  private static final String[] ARGUMENTS = {
    "-Xshare:auto", "-Xmx200m", "-jar", "launch-micro.jar"
  };

  @Test
  void isWhatAYoungInstanceHasNotTakenYet() {
    assertThat(PromisedMemory.bytes(ARGUMENTS, 100 * MEBIBYTE))
        .isEqualTo((InstanceMemory.expectedMegabytes(200) - 100) * MEBIBYTE);
  }

  @Test
  void isNothingForOneThatHasTakenMoreThanExpected() {
    assertThat(PromisedMemory.bytes(ARGUMENTS, 1000 * MEBIBYTE)).isZero();
  }

  @Test
  void isNothingForWhatIsNoInstance() {
    assertThat(PromisedMemory.bytes(new String[] {"60"}, 0)).isZero();
  }
}
