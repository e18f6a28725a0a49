package org.troupe.cli.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeFingerprintTest {

  @TempDir private Path directory;

  @Test
  void dependsOnWhatTheFilesHoldAndNotOnWhereTheyLie() throws IOException {
    Path one = Files.writeString(directory.resolve("one"), "server");
    Path same = Files.writeString(directory.resolve("same"), "server");
    Path other = Files.writeString(directory.resolve("other"), "Server");
    assertThat(RuntimeFingerprint.of(List.of(one)))
        .matches("[0-9a-f]{12}")
        .isEqualTo(RuntimeFingerprint.of(List.of(same)))
        .isNotEqualTo(RuntimeFingerprint.of(List.of(other)));
  }
}
