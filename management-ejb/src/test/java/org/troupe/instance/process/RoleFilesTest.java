package org.troupe.instance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.InstanceSpec.Application;
import org.troupe.instance.Renewal;
import org.troupe.role.RoleKind;

class RoleFilesTest {

  @TempDir private Path data;
  private Path files;
  private InstanceDirectory directory;

  @BeforeEach
  void before() throws IOException {
    files = Files.createDirectories(data.resolve("files"));
    directory = InstanceDirectory.of(data.resolve("instances"), Specs.KEY);
    directory.renew(Renewal.RECYCLE, List.of());
  }

  @Test
  void protectsThePackageFromItsInstances() throws IOException {
    archive("app.war");
    Files.writeString(files.resolve("notes.txt"), "original");
    RoleFiles.bring(Specs.of(RoleKind.WEB, files, new Application("/", "app.war")), directory);

    Files.writeString(directory.approot().resolve("notes.txt"), "changed");
    assertThat(files.resolve("notes.txt")).hasContent("original");
    assertThat(Files.isSameFile(files.resolve("app.war"), directory.approot().resolve("app.war")))
        .isTrue();
  }

  @Test
  void deploysWarsAsTheyAreUnderNamesOfTheirOwn() throws IOException {
    InstanceSpec spec =
        Specs.of(
            RoleKind.WEB,
            files,
            new Application("/", "site/my app.war"),
            new Application("/x", "other/my app.war"));
    Map<String, String> lines = RoleFiles.applications(spec, directory, List.of());
    assertThat(lines)
        .containsEntry("application.0.name", "my-app")
        .containsEntry("application.0.context-root", "/")
        .containsEntry("application.1.name", "my-app-1")
        .containsEntry("application.1.context-root", "/x")
        .containsEntry(
            "application.1.archive", directory.approot().resolve("other/my app.war").toString());
  }

  @Test
  void putsAllJarsIntoOneWar() throws IOException {
    archive("a.jar", "META-INF/glassfish-ejb-jar.xml");
    archive("b.jar");
    InstanceSpec spec =
        Specs.of(
            RoleKind.WORKER, files, new Application("", "a.jar"), new Application("", "b.jar"));
    RoleFiles.bring(spec, directory);
    Map<String, String> lines = RoleFiles.applications(spec, directory, List.of());

    assertThat(lines).containsEntry("application.0.context-root", "/").hasSize(3);
    try (ZipFile war = new ZipFile(lines.get("application.0.archive"))) {
      assertThat(war.stream().map(ZipEntry::getName))
          .containsExactly(
              "WEB-INF/lib/a.jar", "WEB-INF/glassfish-ejb-jar.xml", "WEB-INF/lib/b.jar");
    }
  }

  @Test
  void leavesTheRootToAWarThatHasIt() throws IOException {
    archive("a.jar");
    InstanceSpec spec =
        Specs.of(
            RoleKind.WORKER, files, new Application("/", "w.war"), new Application("", "a.jar"));
    archive("w.war");
    RoleFiles.bring(spec, directory);
    assertThat(RoleFiles.applications(spec, directory, List.of()))
        .containsEntry("application.0.context-root", "/")
        .containsEntry("application.1.context-root", "/_worker");
  }

  private void archive(String name, String... entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(files.resolve(name)))) {
      zip.putNextEntry(new ZipEntry("META-INF/"));
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
      }
    }
  }
}
