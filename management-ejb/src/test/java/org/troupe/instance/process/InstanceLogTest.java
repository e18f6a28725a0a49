package org.troupe.instance.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.instance.InstanceHost.LogPart;

class InstanceLogTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  @TempDir private Path directory;
  private InstanceLog log;

  @BeforeEach
  void before() {
    log = new InstanceLog(directory, 10);
  }

  @Test
  void keepsTheLogsOfAFewStarts() throws IOException {
    for (int start = 1; start <= 7; start++) {
      log.rotate();
      Files.writeString(log.current(), "start " + start);
    }
    assertThat(log.current()).hasContent("start 7");
    assertThat(directory.resolve("instance.1.log")).hasContent("start 6");
    assertThat(directory.resolve("instance.4.log")).hasContent("start 3");
    assertThat(directory.resolve("instance.5.log")).doesNotExist();
  }

  @Test
  void beginsAnewWhenItGrowsTooLarge() throws IOException {
    Files.writeString(log.current(), "0123456789");
    log.bound();
    assertThat(log.current()).hasContent("0123456789");
    Files.writeString(log.current(), "0123456789a");
    log.bound();
    assertThat(log.current()).isEmptyFile();
    assertThat(directory.resolve("instance.1.log")).hasContent("0123456789a");
  }

  @Test
  void isReadFromEitherEnd() throws IOException {
    Files.writeString(log.current(), "0123456789");
    assertThat(text(2, 3)).isEqualTo("234");
    assertThat(text(-4, 100)).isEqualTo("6789");
    assertThat(text(-400, 2)).isEqualTo("01");
    LogPart end = InstanceLog.part(log.current(), 10, 5);
    assertThat(end.bytes().remaining()).isZero();
    assertThat(end.nextOffset()).isEqualTo(10);
  }

  @Test
  void isReadFromItsBeginningByWhoWasAheadOfIt() throws IOException {
    Files.writeString(log.current(), "new");
    assertThat(text(500, 100)).isEqualTo("new");
  }

  @Test
  void isEmptyWhereThereIsNone() throws IOException {
    assertThat(InstanceLog.part(log.current(), -10, 10).bytes().remaining()).isZero();
  }

  @Test
  void movesAwayWithoutItsInstance() throws IOException {
    Files.writeString(log.current(), "last words");
    Path kept = directory.resolve("kept").resolve("d1_web_IN_0.log");
    Files.setLastModifiedTime(log.current(), FileTime.from(NOW.minus(Duration.ofDays(99))));
    log.keepAs(kept, NOW);
    assertThat(kept).hasContent("last words");
    assertThat(log.current()).doesNotExist();
  }

  private String text(long offset, int limit) throws IOException {
    return UTF_8.decode(InstanceLog.part(log.current(), offset, limit).bytes()).toString();
  }
}
