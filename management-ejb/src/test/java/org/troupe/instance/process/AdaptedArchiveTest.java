package org.troupe.instance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

class AdaptedArchiveTest {

  @TempDir private Path data;
  private Path war;
  private Path copy;

  @BeforeEach
  void before() throws IOException {
    war = data.resolve("app.war");
    copy = data.resolve("run/adapted/0-app.war");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
      for (String name : List.of("index.html", "WEB-INF/web.xml")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("original " + name).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void isTheArchiveItselfWhenNothingIsAdded() throws IOException {
    assertThat(AdaptedArchive.of(war, copy, List.of(archive -> Map.of()))).isEqualTo(war);
    assertThat(copy).doesNotExist();
  }

  @Test
  void addsAndReplacesInACopy() throws IOException {
    byte[] before = Files.readAllBytes(war);
    Path adapted =
        AdaptedArchive.of(
            war,
            copy,
            List.of(
                archive -> Map.of("WEB-INF/web.xml", file("other web.xml")),
                archive -> Map.of("WEB-INF/lib/more.jar", file("a library"))));

    assertThat(adapted).isEqualTo(copy);
    assertThat(content("index.html")).isEqualTo("original index.html");
    assertThat(content("WEB-INF/web.xml")).isEqualTo("other web.xml");
    assertThat(content("WEB-INF/lib/more.jar")).isEqualTo("a library");
    assertThat(war).hasBinaryContent(before);
  }

  @Test
  void showsTheArchiveToWhoeverAddsToIt() throws IOException {
    ArchiveAdditions onlyWithoutBeans =
        archive ->
            archive.getEntry("WEB-INF/beans.xml") == null ? Map.of("a", file("x")) : Map.of();
    AdaptedArchive.of(war, copy, List.of(onlyWithoutBeans));
    assertThat(content("a")).isEqualTo("x");
  }

  @Test
  void refusesTwoFilesForOnePlace() {
    ArchiveAdditions one = archive -> Map.of("WEB-INF/ejb-jar.xml", file("1"));
    assertThatThrownBy(() -> AdaptedArchive.of(war, copy, List.of(one, one)))
        .isInstanceOf(IOException.class)
        .hasMessage("WEB-INF/ejb-jar.xml is added twice to app.war");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(data, "addition", ""), content);
  }

  private String content(String entry) throws IOException {
    try (ZipFile zip = new ZipFile(copy.toFile());
        var in = zip.getInputStream(zip.getEntry(entry))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
