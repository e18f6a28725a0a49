package org.troupe.cli.platform;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The {@code postmaster.pid} that a PostgreSQL leaves which was killed. It removes one itself if
 * nobody has that process id any more, but refuses to start if meanwhile another program has got
 * it, as happens after a reboot.
 *
 * @param file the file, whether it exists or not
 */
record StalePostmaster(Path file) {

  private static final Logger LOG = System.getLogger(StalePostmaster.class.getName());

  static StalePostmaster in(Path cluster) {
    return new StalePostmaster(cluster.resolve("postmaster.pid"));
  }

  /** Removes the file if the process it names is no PostgreSQL. */
  void remove() throws IOException {
    if (pid().flatMap(ProcessHandle::of).filter(p -> !isPostgres(p)).isPresent()) {
      LOG.log(Level.WARNING, "stale={0} removed", file);
      Files.delete(file);
    }
  }

  private Optional<Long> pid() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    try {
      return lines.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(lines.get(0).strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("postgres")).isPresent();
  }
}
