package org.troupe.samples.thumbnails.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class UploadLimitsTest {
  private final UploadLimits limits = new UploadLimits(1, 2);

  @Test
  void takesAFileThatJustFits() throws IOException {
    assertThat(limits.read(body(1_000_000))).hasSize(1_000_000);
  }

  @Test
  void readsAFileTooLargeToItsEndBeforeItSaysSo() throws IOException {
    InputStream body = body(1_500_000);

    assertThatThrownBy(() -> limits.read(body))
        .isInstanceOf(TooLargeException.class)
        .hasMessage("A photograph may have 1 MB at most.");
    assertThat(body.read()).isEqualTo(-1);
  }

  @Test
  void refusesMorePixelsThanSet() {
    byte[] png =
        ByteBuffer.allocate(33)
            .putLong(0x89504E470D0A1A0AL)
            .putInt(13)
            .putInt(0x49484452)
            .putInt(2000)
            .putInt(1001)
            .array();

    assertThatThrownBy(() -> limits.admit(png))
        .isInstanceOf(TooLargeException.class)
        .hasMessageContaining("2 million pixels at most; this one is 2000 by 1001");
  }

  private static InputStream body(int length) {
    return new ByteArrayInputStream(new byte[length]);
  }
}
