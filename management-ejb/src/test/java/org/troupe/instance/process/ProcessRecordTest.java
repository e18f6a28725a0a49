package org.troupe.instance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {

  private static final ProcessHandle SELF = ProcessHandle.current();

  @TempDir private Path run;

  @Test
  void isReadAsItWasWritten() throws IOException {
    ProcessRecord record = new ProcessRecord(7, Instant.parse("2026-01-01T00:00:01.5Z"), 2, "t");
    record.write(file());
    assertThat(ProcessRecord.read(file())).contains(record);
    assertThat(file()).content().contains("\"startInstant\":\"2026-01-01T00:00:01.500Z\"");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void countsAsNoneWhenMissingOrTorn() throws IOException {
    assertThat(ProcessRecord.read(file())).isEmpty();
    Files.writeString(file(), "{\"pid\":");
    assertThat(ProcessRecord.read(file())).isEmpty();
  }

  @Test
  void findsItsProcess() {
    Instant started = SELF.info().startInstant().orElseThrow();
    assertThat(new ProcessRecord(SELF.pid(), started, 1, "").process()).contains(SELF);
  }

  @Test
  void isNotFooledByAnotherProcessOfItsNumber() {
    Instant earlier = SELF.info().startInstant().orElseThrow().minusSeconds(60);
    assertThat(new ProcessRecord(SELF.pid(), earlier, 1, "").process()).isEmpty();
  }

  @Test
  void keepsTheTokenOutOfItsText() {
    assertThat(new ProcessRecord(7, Instant.EPOCH, 2, "secret").toString())
        .doesNotContain("secret");
  }

  private Path file() {
    return run.resolve("process.json");
  }
}
