package org.troupe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackTest {

  @TempDir private Path temporary;
  private Path directory;
  private Path output;

  @BeforeEach
  void layOut() throws IOException {
    directory = temporary.resolve("shop");
    output = temporary.resolve("shop.cspkg");
    Files.createDirectories(directory.resolve("roles/web/static"));
    Files.writeString(directory.resolve("ServiceDefinition.csdef"), "<ServiceDefinition/>");
    Files.writeString(directory.resolve("roles/web/shop.war"), "a war");
    Files.writeString(directory.resolve("roles/web/static/a.css"), "a style");
    Files.writeString(directory.resolve(".gitignore"), "hidden files beside are no strays");
  }

  @Test
  void holds_the_definition_first_and_every_file_of_the_roles() throws IOException {
    assertThat(new Pack(directory).writeTo(output)).isEqualTo(3);

    try (ZipFile zip = new ZipFile(output.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly(
              "ServiceDefinition.csdef", "roles/web/shop.war", "roles/web/static/a.css");
      assertThat(zip.getInputStream(zip.getEntry("roles/web/shop.war"))).hasContent("a war");
    }
  }

  @Test
  void is_the_same_for_the_same_files_whenever_they_were_written() throws IOException {
    new Pack(directory).writeTo(output);
    byte[] first = Files.readAllBytes(output);
    Files.setLastModifiedTime(
        directory.resolve("roles/web/shop.war"), FileTime.from(Instant.EPOCH));

    new Pack(directory).writeTo(output);

    assertThat(Files.readAllBytes(output)).isEqualTo(first);
  }

  @Test
  void refuses_links() throws IOException {
    Files.createSymbolicLink(
        directory.resolve("roles/web/secret"), directory.resolve("roles/web/shop.war"));

    assertRefused("roles/web/secret is no regular file");
  }

  @Test
  void refuses_links_to_directories() throws IOException {
    Files.createSymbolicLink(
        directory.resolve("roles/web/etc"), directory.resolve("roles/web/static"));

    assertRefused("roles/web/etc is no regular file");
  }

  @Test
  void refuses_what_is_no_package() throws IOException {
    Files.delete(directory.resolve("ServiceDefinition.csdef"));
    assertRefused("has no ServiceDefinition.csdef");

    Files.writeString(directory.resolve("ServiceDefinition.csdef"), "<ServiceDefinition/>");
    Files.writeString(directory.resolve("shop.cscfg"), "<ServiceConfiguration/>");
    assertRefused("shop.cscfg does not belong into a package");

    Files.delete(directory.resolve("shop.cscfg"));
    Files.move(directory.resolve("roles"), temporary.resolve("elsewhere"));
    assertRefused("has no directory roles");

    Files.createDirectory(directory.resolve("roles"));
    assertRefused("roles is empty");
  }

  private void assertRefused(String message) {
    assertThatExceptionOfType(FailedException.class)
        .isThrownBy(() -> new Pack(directory).writeTo(output))
        .withMessageContaining(message);
    assertThat(output).doesNotExist();
    assertThat(output.resolveSibling("shop.cspkg.part")).doesNotExist();
  }
}
