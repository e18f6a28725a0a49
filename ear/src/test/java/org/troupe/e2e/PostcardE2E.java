package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A user's own first cloud service: one page, one web role instance; and what is refused. */
@ExtendWith(OnOnePlatform.class)
class PostcardE2E {

  private final TestPlatform platform;
  private final Troupe troupe;

  @TempDir Path directory;

  PostcardE2E(TestPlatform platform) {
    this.platform = platform;
    this.troupe = platform.troupe();
  }

  @Test
  void fromItsFilesToItsEnd() throws IOException {
    Path postcard = packed("postcard");
    Path configuration = configuration("postcard");
    String[] deploy = {
      "deploy",
      "postcard",
      "--package",
      postcard.toString(),
      "--config",
      configuration.toString(),
      "--slot",
      "production"
    };
    assertThat(troupe.does(deploy).out())
        .contains("web_IN_0", "Ready", "Deployed. http://postcard.");
    try {
      Site site = new Site(platform.admin().slot("postcard", "production").address());
      assertThat(site.text("/")).contains("Greetings from postcard");

      assertRefused(troupe.runs(deploy), "SLOT_OCCUPIED");
      assertRefused(troupe.runs("swap", "postcard"), "NOTHING_TO_SWAP");
      assertRefused(troupe.runs("delete", "postcard", "--slot", "staging"), "SLOT_EMPTY");
    } finally {
      troupe.does("delete", "postcard", "--slot", "production");
    }
    assertThat(troupe.does("status").out()).doesNotContain("http://postcard.");
  }

  @Test
  void definitionWithMistakesIsRefusedWithTheirLines() throws IOException {
    Path files = files("mistaken");
    Path definition = files.resolve("ServiceDefinition.csdef");
    String right = Files.readString(definition);
    Files.writeString(definition, right.replace("vmsize=\"Small\"", "vmsize=\"Enormous\""));
    long line = right.substring(0, right.indexOf("vmsize")).lines().count();

    Outcome outcome =
        troupe.runs(
            "deploy",
            "mistaken",
            "--package",
            pack(files).toString(),
            "--config",
            configuration("mistaken").toString());

    assertRefused(outcome, "DEFINITION_INVALID");
    assertThat(outcome.err()).contains("ServiceDefinition.csdef:" + line + ": ", "Enormous");
  }

  @Test
  void unknownServiceIsRefused() {
    assertRefused(troupe.runs("swap", "nobody"), "SERVICE_UNKNOWN");
  }

  private static void assertRefused(Outcome outcome, String code) {
    assertThat(outcome.exitCode()).as("%s", outcome).isEqualTo(1);
    assertThat(outcome.err()).startsWith("error " + code + ": ").contains("hint: ");
  }

  private Path packed(String service) throws IOException {
    return pack(files(service));
  }

  private Path pack(Path files) {
    Path packed = directory.resolve(files.getFileName() + ".cspkg");
    Outcome outcome =
        troupe.runsAsIs(java.util.List.of("pack", files.toString(), "-o", packed.toString()));
    assertThat(outcome.exitCode()).as("%s", outcome).isZero();
    return packed;
  }

  /** The directory that {@code troupe pack} takes. */
  private Path files(String service) throws IOException {
    Path files = directory.resolve(service);
    Path role = Files.createDirectories(files.resolve("roles/web"));
    Files.writeString(
        files.resolve("ServiceDefinition.csdef"), resource("postcard.csdef", service));
    try (ZipOutputStream war =
        new ZipOutputStream(Files.newOutputStream(role.resolve("postcard.war")))) {
      war.putNextEntry(new ZipEntry("index.html"));
      war.write(
          resource("postcard.html", service).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return files;
  }

  private Path configuration(String service) throws IOException {
    return Files.writeString(
        directory.resolve(service + ".cscfg"), resource("postcard.cscfg", service));
  }

  private static String resource(String name, String service) throws IOException {
    try (InputStream in = PostcardE2E.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .replace("@service@", service);
    }
  }
}
