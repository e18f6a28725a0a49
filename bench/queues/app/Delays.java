package bench.queues;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** How long messages took from being sent to being committed. Threads may share it. */
public final class Delays {

  private static final int MOST = 1_000_000;

  private final long[] micros = new long[MOST];
  private int count;

  /** Microseconds since 1970, by the machine's clock, which sender and receiver share. */
  public static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  public synchronized void took(long sentAtMicros) {
    if (count < MOST) {
      micros[count++] = now() - sentAtMicros;
    }
  }

  /** Forgets what was so far; answers how many there were, the median and the 99th percentile. */
  public synchronized String reset() {
    long[] sorted = Arrays.copyOf(micros, count);
    Arrays.sort(sorted);
    count = 0;
    return sorted.length + " " + at(sorted, 0.5) + " " + at(sorted, 0.99);
  }

  private static long at(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
  }
}
