package org.troupe.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** What tells why a test has failed: the logs as they were, kept where nothing deletes them. */
public final class Evidence {

  private static final System.Logger LOG = System.getLogger(Evidence.class.getName());
  private static final int TAIL_LINES = 30;

  private final Path directory;

  /**
   * @param directory the platform's, with its data directory {@code data} in it
   */
  public Evidence(Path directory) {
    this.directory = directory;
  }

  /** Copies all logs to {@code target/e2e-logs/<test>} and tells the ends of those that matter. */
  public void keep(String test) throws IOException {
    Path kept = directory.resolveSibling("e2e-logs").resolve(test);
    Trees.delete(kept);
    try (Stream<Path> files = Files.walk(directory, 7)) {
      for (Path file : files.filter(Evidence::tells).toList()) {
        Path copy = kept.resolve(directory.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    LOG.log(
        System.Logger.Level.ERROR,
        "{0} failed. All logs are in {1}\n{2}{3}",
        test,
        kept,
        tail(kept.resolve("data/logs/up.log")),
        tail(kept.resolve("data/logs/controller.log")));
  }

  private static boolean tells(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && (name.endsWith(".log")
            || name.endsWith(".out")
            || name.endsWith(".err")
            || name.equals("failures.txt")
            || name.equals("routes.json"));
  }

  private static String tail(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    List<String> lines = Files.readAllLines(log);
    List<String> end = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
    return "--- " + log + "\n" + String.join("\n", end) + "\n";
  }
}
