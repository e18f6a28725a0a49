package org.troupe.cli.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaOptionsTest {

  @Test
  void quotesTheArchiveAsArgumentFilesWantIt() {
    assertThat(JavaOptions.of(List.of(Path.of("/my data/a.jsa"))))
        .containsExactly(
            "-XX:SharedArchiveFile=\"/my data/a.jsa\"",
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1");
  }

  @Test
  void doesWithoutArchive() {
    assertThat(JavaOptions.of(List.of())).noneMatch(option -> option.contains("ArchiveFile"));
  }
}
