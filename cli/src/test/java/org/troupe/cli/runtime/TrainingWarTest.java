package org.troupe.cli.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.cli.runtime.training.TrainingApplication;

class TrainingWarTest {

  @TempDir private Path directory;

  @Test
  void holdsEveryClassOfTheTraining() throws IOException, URISyntaxException {
    Path war = directory.resolve("training.war");
    TrainingWar.write(war);
    List<String> packed;
    try (ZipFile zip = new ZipFile(war.toFile())) {
      packed = zip.stream().map(ZipEntry::getName).toList();
    }
    assertThat(packed)
        .contains("WEB-INF/web.xml", "WEB-INF/classes/META-INF/persistence.xml", "page.xhtml");
    Path classes = Path.of(TrainingApplication.class.getResource(".").toURI());
    try (var files = Files.list(classes)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".class") && !name.equals("package-info.class")))
          .allSatisfy(
              name ->
                  assertThat(packed)
                      .contains("WEB-INF/classes/org/troupe/cli/runtime/training/" + name));
    }
  }
}
