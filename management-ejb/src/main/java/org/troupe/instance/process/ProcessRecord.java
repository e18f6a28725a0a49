package org.troupe.instance.process;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An instance's process as it is remembered on disk, for the host's next life and for {@code troupe
 * down}.
 *
 * @param pid its process id
 * @param startInstant when it was started: the process id alone may meanwhile be another's
 * @param port the instance's port
 * @param token the instance's token
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProcessRecord(long pid, Instant startInstant, int port, String token) {

  private static final Logger LOG = System.getLogger(ProcessRecord.class.getName());
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /**
   * The JDK reckons start instants from the boot time, which the kernel gives in whole seconds and
   * moves when the clock is set.
   */
  private static final Duration CLOCK_JITTER = Duration.ofSeconds(2);

  /** Reads a record; a missing or unreadable one counts as none. */
  static Optional<ProcessRecord> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readValue(file.toFile(), ProcessRecord.class));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "record={0} event=unreadable reason=\"{1}\"", file, e.getMessage());
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    PrivateFile.write(file, MAPPER.writeValueAsString(this));
  }

  /** The process, if it still is the one that was recorded and has not ended. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(found -> found.info().startInstant().filter(this::isStart).isPresent())
        .filter(ProcessRecord::runs);
  }

  private boolean isStart(Instant found) {
    return startInstant != null
        && Duration.between(startInstant, found).abs().compareTo(CLOCK_JITTER) <= 0;
  }

  /**
   * A process that has ended but was not yet waited for by its parent is alive to the JDK. That
   * happens to adopted ones where the machine's first process is no init, as in a container.
   */
  private static boolean runs(ProcessHandle process) {
    Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    try {
      String text = Files.exists(stat) ? Files.readString(stat) : ") S";
      return process.isAlive() && !text.startsWith("Z", text.lastIndexOf(')') + 2);
    } catch (IOException ended) {
      return process.isAlive();
    }
  }

  @Override
  public String toString() {
    return "pid " + pid + " of " + startInstant + " on port " + port;
  }
}
