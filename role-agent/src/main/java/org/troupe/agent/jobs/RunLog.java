package org.troupe.agent.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * A run's output on its way into reports. What comes faster than it may be reported waits, within
 * bounds; what is too much is counted and left out.
 */
final class RunLog {

  /** The most bytes of output in one report. */
  static final int CHUNK = 32 * 1024;

  private static final int MOST_WAITING = 1024 * 1024;
  private static final int LONGEST_CHARACTER = 4;

  private final RunReporter reporter;
  private final long limit;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private long offset;
  private long taken;
  private long leftOut;

  /**
   * Empty.
   *
   * @param limit the most bytes that are ever reported; 0: as many as come
   */
  RunLog(RunReporter reporter, long limit) {
    this.reporter = reporter;
    this.limit = limit == 0 ? Long.MAX_VALUE : limit;
  }

  /** Takes a piece of output. */
  synchronized void append(byte[] bytes, int length) {
    int fits = (int) Math.min(length, Math.min(limit - taken, MOST_WAITING - waiting.size()));
    waiting.write(bytes, 0, fits);
    taken += fits;
    leftOut += length - fits;
  }

  /** Takes a line or several. */
  void append(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    append(bytes, bytes.length);
  }

  /** Reports one piece of what waits, if any. */
  synchronized void flush() {
    if (waiting.size() == 0) {
      return;
    }
    byte[] all = waiting.toByteArray();
    int length = wholeCharacters(all, Math.min(all.length, CHUNK));
    if (reporter.log(offset, text(all, length))) {
      offset += length;
      waiting.reset();
      waiting.write(all, length, all.length - length);
    }
  }

  /** Reports all that waits, and how much was left out; what cannot be sent now is lost. */
  synchronized void flushAll() {
    long before = -1;
    while (waiting.size() > 0 && offset != before) {
      before = offset;
      flush();
    }
    if (leftOut > 0) {
      boolean unused = reporter.log(offset, "\n[" + leftOut + " bytes more are left out]\n");
    }
  }

  /** PostgreSQL takes no NUL in a text. */
  private static String text(byte[] bytes, int length) {
    return new String(bytes, 0, length, UTF_8).replace('\0', '�');
  }

  /** The most bytes up to there that end with a character; all of them if that is no text. */
  private static int wholeCharacters(byte[] bytes, int end) {
    for (int cut = end; cut > Math.max(0, end - LONGEST_CHARACTER); cut--) {
      boolean continues = cut < bytes.length && (bytes[cut] & 0xC0) == 0x80;
      if (!continues && (cut < bytes.length || isComplete(bytes, cut))) {
        return cut;
      }
    }
    return end;
  }

  /** Whether what lies before the end of the bytes is no beginning of a longer character. */
  private static boolean isComplete(byte[] bytes, int end) {
    for (int back = 1; back <= Math.min(LONGEST_CHARACTER, end); back++) {
      int lead = bytes[end - back] & 0xFF;
      if (lead < 0x80) {
        return true;
      }
      if (lead >= 0xC0) {
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        return back >= length;
      }
    }
    return true;
  }
}
