package org.troupe.servicepackage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustedZipTest {

  private static final byte[] TEXT = "some text".getBytes(UTF_8);
  private static final byte[] ZEROS = new byte[3 << 20];

  @TempDir private Path directory;

  @Test
  void readsWhatOthersWrite() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("größe/"));
      zip.putNextEntry(new ZipEntry("größe/deflated.txt"));
      zip.write(TEXT);
      zip.setMethod(ZipOutputStream.STORED);
      ZipEntry stored = new ZipEntry("größe/stored.txt");
      stored.setSize(0);
      stored.setCrc(0);
      zip.putNextEntry(stored);
      zip.setComment("a comment");
    }

    assertThat(contents(bytes.toByteArray()))
        .containsExactly(
            Map.entry("größe/", ""),
            Map.entry("größe/deflated.txt", "some text"),
            Map.entry("größe/stored.txt", ""));
  }

  @Test
  void directoriesMayHaveTheModesThatOldMavenGivesThem() throws IOException {
    RawZip asOldMavenDoes =
        new RawZip()
            .add("META-INF/", new byte[0], entry -> entry.withMode(0177777))
            .add("META-INF/a", "x");

    assertThat(contents(asOldMavenDoes.bytes())).containsOnlyKeys("META-INF/", "META-INF/a");
    assertThat(
            refusal(new RawZip().add("link/", new byte[0], entry -> entry.withMode(0120777)))
                .code())
        .isEqualTo("PACKAGE_LINK");
  }

  @Test
  void readsAnEmptyZip() throws IOException {
    assertThat(contents(new RawZip().bytes())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          ../escape.txt            ; PACKAGE_PATH_ESCAPE
          roles/../../escape.txt   ; PACKAGE_PATH_ESCAPE
          roles/..                 ; PACKAGE_PATH_ESCAPE
          /etc/passwd              ; PACKAGE_PATH_ESCAPE
          C:/windows.txt           ; PACKAGE_PATH_ESCAPE
          c:windows.txt            ; PACKAGE_PATH_ESCAPE
          ..\\escape.txt           ; PACKAGE_PATH_ESCAPE
          roles\\web\\a.war        ; PACKAGE_PATH_ESCAPE
          roles//a.war             ; PACKAGE_ENTRY_NAME
          roles/./a.war            ; PACKAGE_ENTRY_NAME
          .                        ; PACKAGE_ENTRY_NAME
          """)
  void refusesNamesThatDoNotLeadIntoThePackage(String name, String code) {
    assertThat(refusal(new RawZip().add(name, "x"))).hasFieldOrPropertyWithValue("code", code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000.txt", "a\n.txt", "a\u001b[2J", "a\u202etxt.exe", "a\u2028b"})
  void refusesNamesThatCannotBeShown(String name) {
    PackageRefusedException refused = refusal(new RawZip().add(name, "x"));

    assertThat(refused.code()).isEqualTo("PACKAGE_ENTRY_NAME");
    assertThat(refused.getMessage()).doesNotContain(name).contains("'a?");
  }

  @Test
  void refusesNamesThatAreTooLongOrInAnotherEncoding() {
    byte[] latin1 = {'a', (byte) 0xe9};

    assertThat(refusal(new RawZip().add("a".repeat(256), "x")).code())
        .isEqualTo("PACKAGE_ENTRY_NAME");
    assertThat(refusal(new RawZip().add("ab/".repeat(400) + "x", "x")).code())
        .isEqualTo("PACKAGE_ENTRY_NAME");
    assertThat(refusal("a", entry -> entry.withRawName(latin1)).code())
        .isEqualTo("PACKAGE_ENTRY_NAME");
  }

  @Test
  void refusesTwoEntriesForOnePlace() {
    assertThat(refusal(new RawZip().add("a", "1").add("a", "2")).code())
        .isEqualTo("PACKAGE_DUPLICATE");
    assertThat(refusal(new RawZip().add("roles/a.war", "1").add("roles/A.war", "2")))
        .hasMessage("package: 'roles/A.war' in it is in the way of 'roles/a.war'");
    assertThat(refusal(new RawZip().add("a/b", "1").add("a", "2")).code())
        .isEqualTo("PACKAGE_DUPLICATE");
    assertThat(refusal(new RawZip().add("a", "1").add("a/b", "2")).code())
        .isEqualTo("PACKAGE_DUPLICATE");
    assertThat(refusal(new RawZip().add("Roles/a", "1").add("roles/b", "2")).code())
        .isEqualTo("PACKAGE_DUPLICATE");
  }

  @ParameterizedTest
  @ValueSource(ints = {0120777, 0020666, 0060660, 0010644, 0140755, 0040755})
  void refusesLinksAndSpecialFiles(int mode) {
    assertThat(refusal("link", entry -> entry.withMode(mode)).code()).isEqualTo("PACKAGE_LINK");
  }

  @Test
  void refusesBombs() {
    assertThat(refusal(new RawZip().add("zeros", ZEROS)).code()).isEqualTo("PACKAGE_BOMB");
  }

  @Test
  void anEntryThatUnpacksToMoreThanItSaysIsCutOff() {
    assertThat(refusal(new RawZip().add("zeros", ZEROS, entry -> entry.withSize(100))))
        .hasMessage("package: 'zeros' in it is damaged");
    assertThat(refusal("short", entry -> entry.withSize(10)).code()).isEqualTo("PACKAGE_NOT_ZIP");
  }

  @Test
  void refusesTooMuchAndTooMany() {
    PackageLimits limits = new PackageLimits(1000, 2, 20, 200, 1000);
    byte[] three = new RawZip().add("a", "").add("b", "").add("c", "").bytes();
    byte[] large = new RawZip().add("a", "0123456789").add("b", "01234567890").bytes();

    assertThat(refusal(three, limits).code()).isEqualTo("PACKAGE_TOO_MANY_ENTRIES");
    assertThat(refusal(large, limits).code()).isEqualTo("PACKAGE_TOO_LARGE");
  }

  @Test
  void refusesEntriesThatAreDescribedInTwoWays() {
    assertThat(refusal("good.txt", entry -> entry.named("../evil.txt")))
        .hasMessage("package: it calls the same entry '../evil.txt' and 'good.txt'");
  }

  @Test
  void refusesEntriesThatShareBytes() {
    byte[] zip = new RawZip().add("aa", TEXT).add("bb", TEXT).bytes();
    int first = directoryEntry(zip, 0);
    // The second entry of the directory becomes another one of the first's bytes.
    System.arraycopy(zip, first, zip, directoryEntry(zip, 1), 46 + 2);

    assertThat(refusal(zip, PackageLimits.defaults()))
        .hasMessage("package: aa in it shares bytes with another entry");
  }

  @Test
  void refusesDamagedContent() {
    assertThat(refusal("a.txt", entry -> entry.withCrc(1)).code()).isEqualTo("PACKAGE_NOT_ZIP");
    assertThat(refusal("a.txt", entry -> entry.withMethod(12)).code()).isEqualTo("PACKAGE_NOT_ZIP");
    assertThat(refusal("a.txt", entry -> entry.withMethod(0)).code()).isEqualTo("PACKAGE_NOT_ZIP");
  }

  @Test
  void refusesWhatIsNoZipOrOnlyTheBeginningOfOne() {
    byte[] zip = new RawZip().add("a.txt", TEXT).add("b.txt", TEXT).bytes();
    for (int length = 0; length < zip.length; length++) {
      assertThat(refusal(Arrays.copyOf(zip, length), PackageLimits.defaults()).code())
          .isEqualTo("PACKAGE_NOT_ZIP");
    }
  }

  /** Whatever becomes of a zip's bytes, it is read or refused, and nothing else. */
  @Test
  void aFlippedByteIsRefusedOrHarmless() throws IOException {
    byte[] zip = new RawZip().add("a.txt", TEXT).add("b/c.txt", TEXT).bytes();
    for (int at = 0; at < zip.length; at++) {
      byte[] flipped = zip.clone();
      flipped[at] ^= 0x5a;
      try {
        assertThat(contents(flipped)).hasSize(2).containsValue("some text");
      } catch (PackageRefusedException e) {
        assertThat(e.findings()).isNotEmpty();
      }
    }
  }

  private Map<String, String> contents(byte[] zip) throws IOException {
    Map<String, String> contents = new LinkedHashMap<>();
    visit(
        zip,
        PackageLimits.defaults(),
        new UntrustedZip.Visitor() {
          @Override
          public void directory(String path) {
            contents.put(path, "");
          }

          @Override
          public void file(String path, InputStream content) throws IOException {
            contents.put(path, new String(content.readAllBytes(), UTF_8));
          }
        });
    return contents;
  }

  private void visit(byte[] zip, PackageLimits limits, UntrustedZip.Visitor visitor)
      throws IOException {
    Path file = Files.write(directory.resolve("test.zip"), zip);
    try (UntrustedZip untrusted = new UntrustedZip(file, "package", limits)) {
      untrusted.visit(new Budget(limits.unpackedBytes()), visitor);
    }
  }

  private PackageRefusedException refusal(RawZip zip) {
    return refusal(zip.bytes(), PackageLimits.defaults());
  }

  private PackageRefusedException refusal(String name, UnaryOperator<RawZip.Entry> falsified) {
    return refusal(new RawZip().add(name, TEXT, falsified));
  }

  /** The files are read to their ends, as they are when they are unpacked. */
  private PackageRefusedException refusal(byte[] zip, PackageLimits limits) {
    return catchThrowableOfType(
        PackageRefusedException.class,
        () -> visit(zip, limits, (path, content) -> content.readAllBytes()));
  }

  private static int directoryEntry(byte[] zip, int index) {
    int found = -1;
    for (int at = 0; at < zip.length - 4; at++) {
      if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2) {
        found++;
        if (found == index) {
          return at;
        }
      }
    }
    throw new IllegalArgumentException("no entry " + index);
  }
}
