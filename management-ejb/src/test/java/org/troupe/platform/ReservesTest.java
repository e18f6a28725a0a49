package org.troupe.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservesTest {

  private static final long MEBIBYTE = 1L << 20;

  @ParameterizedTest
  @CsvSource({"500, 200", "10000, 300", "20000, 600", "1000000, 1024"})
  void ofADiskAre3PercentWithinBounds(long diskMegabytes, long reservedMegabytes) {
    assertThat(Reserves.bySize().diskBytes(diskMegabytes * MEBIBYTE))
        .isEqualTo(reservedMegabytes * MEBIBYTE);
  }

  @ParameterizedTest
  @CsvSource({"1000, 128", "4000, 200", "64000, 512"})
  void ofMemoryAre5PercentWithinBounds(long memoryMegabytes, long reservedMegabytes) {
    assertThat(Reserves.bySize().memoryBytes(memoryMegabytes * MEBIBYTE))
        .isEqualTo(reservedMegabytes * MEBIBYTE);
  }

  @Test
  void areWhatTheConfigurationSays() {
    Reserves reserves = new Reserves(0, 7);
    assertThat(reserves.diskBytes(1 << 30)).isZero();
    assertThat(reserves.memoryBytes(1 << 30)).isEqualTo(7 * MEBIBYTE);
  }

  @Test
  void areNeverNegative() {
    assertThatThrownBy(() -> new Reserves(-2, 0)).hasMessageContaining("disk.reserve");
    assertThatThrownBy(() -> new Reserves(0, -2)).hasMessageContaining("memory.reserve");
  }
}
