package org.troupe.cli.platform;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.troupe.cli.client.Json;

/**
 * A process as it is remembered on disk, so that a later {@code troupe up} finds it again.
 *
 * @param pid its process id
 * @param startInstant when it started: a process id alone may meanwhile be another's
 * @param launch digest of how it was started, or null if that does not matter
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProcessRecord(long pid, Instant startInstant, String launch) {

  private static final Logger LOG = System.getLogger(ProcessRecord.class.getName());

  /**
   * The JDK reckons start instants from the boot time, which the kernel gives in whole seconds and
   * moves when the clock is set.
   */
  private static final Duration CLOCK_JITTER = Duration.ofSeconds(2);

  static ProcessRecord of(ProcessHandle process, String launch) {
    return new ProcessRecord(
        process.pid(), process.info().startInstant().orElse(Instant.EPOCH), launch);
  }

  /** Reads a record; a missing or unreadable one counts as none. */
  static Optional<ProcessRecord> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.MAPPER.readValue(file.toFile(), ProcessRecord.class));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "record={0} unreadable=\"{1}\"", file, e.getMessage());
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    PrivateFile.write(file, Json.MAPPER.writeValueAsString(this));
  }

  /** The process, if it is still the one that was recorded and runs. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(found -> found.info().startInstant().filter(this::isStart).isPresent())
        .filter(Liveness::runs);
  }

  /** Whether a process that started at the given instant may be this one. */
  boolean isStart(Instant found) {
    return startInstant != null
        && Duration.between(startInstant, found).abs().compareTo(CLOCK_JITTER) <= 0;
  }
}
