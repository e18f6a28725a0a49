package org.troupe.instance.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.platform.Reserves;

/** With a program in the place of jcmd; the real one is in the integration tests. */
class DumpsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T08:00:00.5Z"), ZoneOffset.UTC);
  private static final long SELF = ProcessHandle.current().pid();

  @TempDir private Path data;
  private Path java;

  @BeforeEach
  void aJdk() throws IOException {
    java = Files.createFile(data.resolve("java"));
  }

  @Test
  void keepsWhatTheJvmSaysOfItsThreads() throws IOException {
    jcmd("echo \"$5\"");
    List<Path> kept = dumps(Reserves.bySize()).keep(Specs.KEY, SELF, false);

    assertThat(kept).containsExactly(data.resolve("dumps/d1_web_IN_0_20261121T080000500Z.txt"));
    assertThat(kept.get(0))
        .content(UTF_8)
        .contains("d1/web_IN_0, process " + SELF, "Thread.print")
        .doesNotContain("Heap:");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.get(0))))
        .isEqualTo("rw-------");
  }

  @Test
  void keepsTheHeapWhenAsked() throws IOException {
    jcmd("if [ $5 = GC.heap_dump ]; then echo heap > $6; echo Heap dump file created; fi");
    List<Path> kept = dumps(new Reserves(0, 0)).keep(Specs.KEY, SELF, true);

    assertThat(kept).hasSize(2);
    assertThat(kept.get(1)).hasFileName("d1_web_IN_0_20261121T080000500Z.hprof").hasContent("heap");
    assertThat(kept.get(0)).content(UTF_8).contains("Heap: d1_web_IN_0_20261121T080000500Z.hprof");
    assertThat(data.resolve("dumps").toFile().list()).hasSize(2);
  }

  @Test
  void refusesAHeapThatTheDiskHasNoRoomFor() throws IOException {
    jcmd("exit 0");
    List<Path> kept = dumps(new Reserves(Integer.MAX_VALUE, 0)).keep(Specs.KEY, SELF, true);

    assertThat(kept).hasSize(1);
    assertThat(kept.get(0)).content(UTF_8).contains("Heap: not kept", "MiB are free on the disk");
  }

  @Test
  void saysWhyTheJvmKeptNoHeap() throws IOException {
    jcmd("if [ $5 = GC.heap_dump ]; then echo part > $6; echo No space left on device; fi");
    List<Path> kept = dumps(new Reserves(0, 0)).keep(Specs.KEY, SELF, true);

    assertThat(kept).hasSize(1);
    assertThat(kept.get(0)).content(UTF_8).contains("No space left on device");
    assertThat(data.resolve("dumps").toFile().list()).hasSize(1);
  }

  @Test
  void keepsWhatTheKernelSaysWhereTheJvmIsNoHelp() throws IOException {
    jcmd("echo not permitted; exit 1");
    List<Path> kept = dumps(Reserves.bySize()).keep(Specs.KEY, SELF, true);

    assertThat(kept).hasSize(1);
    assertThat(kept.get(0))
        .content(UTF_8)
        .contains("not permitted This is what the kernel says", "VmRSS:")
        .contains("Heap: not kept, the JVM does not answer")
        .containsPattern("Open files: [1-9]")
        .containsPattern("\\n" + SELF + " [RSD] ");
  }

  @Test
  void doesWithoutAJdk() throws IOException {
    List<Path> kept = dumps(Reserves.bySize()).keep(Specs.KEY, SELF, true);
    assertThat(kept.get(0)).content(UTF_8).contains("no jcmd beside java", "VmRSS:");
  }

  /** A program that finds the question from its fifth argument on. */
  private void jcmd(String script) throws IOException {
    Path program = Files.writeString(data.resolve("jcmd"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private Dumps dumps(Reserves reserves) {
    return new Dumps(new ProcessHostConfig(data, data, data, java, reserves), CLOCK);
  }
}
