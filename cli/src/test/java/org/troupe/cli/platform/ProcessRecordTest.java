package org.troupe.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00.120Z");

  @TempDir private Path directory;

  @Test
  void finds_the_process_that_was_recorded() throws IOException {
    Path file = directory.resolve("me.json");
    ProcessRecord.of(ProcessHandle.current(), "digest").write(file);

    ProcessRecord read = ProcessRecord.read(file).orElseThrow();

    assertThat(read.launch()).isEqualTo("digest");
    assertThat(read.process()).contains(ProcessHandle.current());
  }

  @Test
  void finds_nothing_if_the_process_id_is_another_ones_by_now() {
    long pid = ProcessHandle.current().pid();

    assertThat(new ProcessRecord(pid, START.minusSeconds(9_000_000), null).process()).isEmpty();
    assertThat(new ProcessRecord(pid, null, null).process()).isEmpty();
  }

  @Test
  void forgives_the_boot_times_rounding_but_no_more() {
    ProcessRecord record = new ProcessRecord(1, START, null);

    assertThat(record.isStart(START.plusMillis(1_000))).isTrue();
    assertThat(record.isStart(START.minusMillis(1_000))).isTrue();
    assertThat(record.isStart(START.plusMillis(2_010))).isFalse();
  }

  @Test
  void reads_what_the_controller_writes_of_an_instance() throws IOException {
    Path file = directory.resolve("process.json");
    Files.writeString(
        file,
        """
        {"pid":4711,"startInstant":"2026-11-21T10:00:00.120Z","port":20001,"token":"secret"}""");

    assertThat(ProcessRecord.read(file)).contains(new ProcessRecord(4711, START, null));
  }

  @Test
  void takes_a_missing_or_broken_file_for_none() throws IOException {
    Path broken = Files.writeString(directory.resolve("broken.json"), "{\"pid\":");

    assertThat(ProcessRecord.read(broken)).isEmpty();
    assertThat(ProcessRecord.read(directory.resolve("missing.json"))).isEmpty();
  }
}
