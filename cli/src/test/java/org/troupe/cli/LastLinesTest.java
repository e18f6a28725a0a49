package org.troupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LastLinesTest {

  @Test
  void takes_the_lines_at_the_end() {
    assertThat(last("a\nb\nc\n", 2)).isEqualTo("b\nc\n");
    assertThat(last("a\nb\nc", 2)).isEqualTo("b\nc");
    assertThat(last("a\n\n\n", 2)).isEqualTo("\n\n");
    assertThat(last("a\nb\n", 9)).isEqualTo("a\nb\n");
    assertThat(last("a\nb\n", 0)).isEmpty();
    assertThat(last("", 3)).isEmpty();
  }

  private static String last(String text, int lines) {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    return StandardCharsets.UTF_8.decode(LastLines.of(bytes, lines)).toString();
  }
}
