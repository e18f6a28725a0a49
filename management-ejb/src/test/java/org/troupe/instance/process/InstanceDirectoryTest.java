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
import org.troupe.instance.Renewal;

class InstanceDirectoryTest {

  private static final List<LocalStore> STORES =
      List.of(new LocalStore("cache", 1, true), new LocalStore("kept", 1, false));

  private static final Path ROLE_FILES = Path.of("/packages/1/roles/web");

  @TempDir private Path data;
  private InstanceDirectory directory;

  @BeforeEach
  void before() throws IOException {
    directory = InstanceDirectory.of(data.resolve("instances"), Specs.KEY);
    directory.renew(Renewal.RECYCLE, STORES);
  }

  @Test
  void isForItsOwnerOnly() throws IOException {
    for (Path each : new Path[] {directory.root(), directory.run(), directory.local("kept")}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aRestartKeepsAllButTheServer() throws IOException {
    fill();
    directory.renew(Renewal.RESTART, STORES);

    assertThat(directory.record()).doesNotExist();
    assertThat(directory.holds(ROLE_FILES)).isTrue();
    assertThat(directory.approot().resolve("a.war")).exists();
    assertThat(directory.local("cache").resolve("thumb")).exists();
    assertThat(directory.local("kept").resolve("index")).exists();
    assertThat(directory.root().resolve(".fonts")).isSymbolicLink();
    assertThat(directory.logs().resolve("instance.log")).exists();
  }

  @Test
  void aRecycleKeepsLocalStorageThatOutlivesIt() throws IOException {
    fill();
    directory.renew(Renewal.RECYCLE, STORES);

    assertThat(directory.approot()).isEmptyDirectory();
    assertThat(directory.holds(ROLE_FILES)).isFalse();
    assertThat(directory.record()).doesNotExist();
    assertThat(directory.local("cache")).isEmptyDirectory();
    assertThat(directory.local("kept").resolve("index")).exists();
    assertThat(directory.root().resolve(".fonts")).doesNotExist();
    assertThat(directory.logs().resolve("instance.log")).exists();
  }

  @Test
  void aRebuildKeepsTheLogsOnly() throws IOException {
    fill();
    directory.renew(Renewal.REBUILD, STORES);

    assertThat(directory.approot()).isEmptyDirectory();
    assertThat(directory.holds(ROLE_FILES)).isFalse();
    assertThat(directory.local("cache")).isEmptyDirectory();
    assertThat(directory.local("kept")).isEmptyDirectory();
    assertThat(directory.root().resolve(".fonts")).doesNotExist();
    assertThat(directory.logs().resolve("instance.log")).exists();
  }

  @Test
  void aRecycleLosesStorageThatIsNoLongerAskedFor() throws IOException {
    directory.renew(Renewal.RECYCLE, List.of());
    assertThat(directory.local("kept")).doesNotExist();
  }

  @Test
  void knowsThatItsFilesAreOfAnotherPackage() throws IOException {
    fill();
    assertThat(directory.holds(data.resolve("packages/2/roles/web"))).isFalse();
  }

  @Test
  void filesThatWereNotBroughtToTheEndDoNotCount() throws IOException {
    fill();
    directory.emptyApproot();
    assertThat(directory.holds(ROLE_FILES)).isFalse();
    assertThat(directory.approot()).isEmptyDirectory();
  }

  private void fill() throws IOException {
    Files.writeString(directory.approot().resolve("a.war"), "x");
    directory.nowHolds(ROLE_FILES);
    Files.writeString(directory.record(), "x");
    Files.writeString(directory.local("cache").resolve("thumb"), "x");
    Files.writeString(directory.local("kept").resolve("index"), "x");
    Files.createSymbolicLink(directory.root().resolve(".fonts"), Path.of("nowhere"));
    Files.writeString(directory.logs().resolve("instance.log"), "x");
  }
}
