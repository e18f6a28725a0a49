package org.troupe.instance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.instance.InstanceSpec.LocalStore;

class InstanceDirectoryTest {

  private static final List<LocalStore> STORES =
      List.of(new LocalStore("cache", 1, true), new LocalStore("kept", 1, false));

  @TempDir private Path data;
  private InstanceDirectory directory;

  @BeforeEach
  void before() throws IOException {
    directory = InstanceDirectory.of(data.resolve("instances"), Specs.KEY);
    directory.renew(STORES);
  }

  @Test
  void isForItsOwnerOnly() throws IOException {
    for (Path each : new Path[] {directory.root(), directory.run(), directory.local("kept")}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void isFreshButForLocalStorageThatOutlivesARecycle() throws IOException {
    Files.writeString(directory.approot().resolve("old.war"), "x");
    Files.writeString(directory.record(), "x");
    Files.writeString(directory.local("cache").resolve("thumb"), "x");
    Files.writeString(directory.local("kept").resolve("index"), "x");
    Files.writeString(directory.logs().resolve("instance.log"), "x");

    directory.renew(STORES);

    assertThat(directory.approot()).isEmptyDirectory();
    assertThat(directory.record()).doesNotExist();
    assertThat(directory.local("cache")).isEmptyDirectory();
    assertThat(directory.local("kept").resolve("index")).exists();
    assertThat(directory.logs().resolve("instance.log")).exists();
  }

  @Test
  void losesStorageThatIsNoLongerAskedFor() throws IOException {
    directory.renew(List.of());
    assertThat(directory.local("kept")).doesNotExist();
  }
}
