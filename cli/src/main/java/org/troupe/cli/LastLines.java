package org.troupe.cli;

import java.nio.ByteBuffer;

/** The end of a text, in lines. */
final class LastLines {

  private LastLines() {}

  /** The last lines of a text that may begin in the middle of one; the same bytes, not a copy. */
  static ByteBuffer of(ByteBuffer text, int lines) {
    int start = text.limit();
    int seen = 0;
    while (start > text.position()) {
      boolean lineBreak = text.get(start - 1) == '\n';
      if (lineBreak && start < text.limit()) {
        seen++;
      }
      if (seen == lines) {
        break;
      }
      start--;
    }
    return text.slice(start, text.limit() - start);
  }
}
