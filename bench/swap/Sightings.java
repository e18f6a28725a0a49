package bench.swap;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which version answered when. */
final class Sightings {
  private static final Duration RECENT = Duration.ofSeconds(1);
  private static final int TOLD_FAILURES = 5;

  private final long begin = System.nanoTime();
  private final Map<String, Long> first = new HashMap<>();
  private final Map<String, Long> last = new HashMap<>();
  private long requests;
  private long failed;
  private long longest;

  synchronized void answered(String version, long sent) {
    long now = System.nanoTime();
    requests++;
    longest = Math.max(longest, now - sent);
    first.putIfAbsent(version, now);
    last.put(version, now);
  }

  synchronized void failed(Exception failure) {
    requests++;
    failed++;
    if (failed <= TOLD_FAILURES) {
      System.out.println("request failed: " + failure);
    }
  }

  synchronized void forget() {
    first.clear();
    last.clear();
  }

  /** The one that has answered within the last second. */
  synchronized String onlyVersion() {
    List<String> recent =
        last.keySet().stream().filter(version -> !isSilent(version, RECENT)).toList();
    if (recent.size() != 1) {
      throw new IllegalStateException("production answers with versions " + recent);
    }
    return recent.get(0);
  }

  synchronized boolean isSilent(String version, Duration duration) {
    Long seen = last.get(version);
    return seen == null || System.nanoTime() - seen > duration.toNanos();
  }

  synchronized long first(String version, long otherwise) {
    return first.getOrDefault(version, otherwise);
  }

  synchronized long last(String version, long otherwise) {
    return last.getOrDefault(version, otherwise);
  }

  synchronized void print() {
    System.out.printf("requests %d%n", requests);
    System.out.printf(
        "requests-per-second %.0f%n", requests * 1000 / Swaps.millis(begin, System.nanoTime()));
    System.out.printf("longest-request-ms %.0f%n", longest / 1e6);
    System.out.printf("failed %d%n", failed);
  }
}
