package org.troupe.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The table as a file, and beside it what failed, one by one. */
final class Report {

  private static final int TOLD_OF_A_KIND = 12;

  private final Path table;
  private final Path failures;

  /**
   * @param directory where {@code table.md} and {@code failures.txt} go; those of an earlier run
   *     are overwritten
   */
  Report(Path directory) throws IOException {
    Files.createDirectories(directory);
    table = directory.resolve("table.md");
    failures = directory.resolve("failures.txt");
    Files.writeString(table, Row.HEAD);
    Files.writeString(failures, "");
  }

  Path table() {
    return table;
  }

  void add(Row row) {
    append(table, row.line() + "\n");
  }

  /**
   * @param struckAt from which the failures' times are reckoned
   */
  void addFailures(
      String fault,
      long struckAt,
      List<Reply> replies,
      Predicate<Reply> explained,
      Collection<Long> lost) {
    if (replies.isEmpty() && lost.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("== " + fault + "\n");
    Map<Mishap, List<Reply>> kinds =
        replies.stream()
            .sorted(Comparator.comparing(explained::test).thenComparing(Reply::endedAt))
            .collect(Collectors.groupingBy(Reply::mishap, TreeMap::new, Collectors.toList()));
    kinds.forEach(
        (mishap, of) -> {
          text.append(of.size()).append(" × ").append(mishap).append('\n');
          of.stream()
              .limit(TOLD_OF_A_KIND)
              .forEach(
                  reply ->
                      text.append(explained.test(reply) ? "  " : "! ")
                          .append(told(reply, struckAt))
                          .append('\n'));
        });
    if (!lost.isEmpty()) {
      text.append("lost: ").append(lost.stream().sorted().limit(100).toList()).append('\n');
    }
    append(failures, text.toString());
  }

  /** What tells more of a failure, beside the failures. */
  void addText(String text) {
    append(failures, text.strip() + "\n");
  }

  private static String told(Reply reply, long struckAt) {
    return "sent %+d ms, ended %+d ms after the strike: %s"
        .formatted(
            Duration.ofNanos(reply.sentAt() - struckAt).toMillis(),
            Duration.ofNanos(reply.endedAt() - struckAt).toMillis(),
            reply);
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
