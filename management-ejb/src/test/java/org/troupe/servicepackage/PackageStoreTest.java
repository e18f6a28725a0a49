package org.troupe.servicepackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.definition.Finding;
import org.troupe.definition.InvalidDefinitionException;
import org.troupe.instance.InstanceSpec.Application;

class PackageStoreTest {

  private static final String CSDEF =
      """
      <ServiceDefinition name="thumbnails" t:version="1.0"
          xmlns="http://schemas.microsoft.com/ServiceHosting/2008/10/ServiceDefinition"
          xmlns:t="urn:troupe:2026">
        <WebRole name="web">
          <Endpoints><InputEndpoint name="http" protocol="http" port="80"/></Endpoints>
        </WebRole>
        <WorkerRole name="worker"/>
      </ServiceDefinition>
      """;

  @TempDir private Path directory;
  private final SettableClock clock = new SettableClock();
  private PackageStore store;
  private long free = Long.MAX_VALUE;

  @BeforeEach
  void open() throws IOException {
    open(PackageLimits.defaults());
  }

  private void open(PackageLimits limits) throws IOException {
    store = PackageStore.open(directory.resolve("packages"), limits, this::room, clock);
  }

  private void room(long bytes) {
    if (bytes > free) {
      throw new UnsupportedOperationException("no room for " + bytes);
    }
  }

  @Test
  void keepsAPackageUnderTheDigestOfItsContent() throws Exception {
    byte[] file = thumbnails().bytes();
    String id = id(file);

    StoredPackage stored = store.store(stream(file), Optional.of(id));

    assertThat(stored.id()).isEqualTo(id);
    assertThat(stored.service()).isEqualTo("thumbnails");
    assertThat(stored.version()).isEqualTo("1.0");
    assertThat(stored.bytes()).isEqualTo(file.length);
    assertThat(stored.warnings()).isEmpty();
    assertThat(stored.applications())
        .isEqualTo(
            Map.of(
                "web", List.of(new Application("/", "gallery.war")),
                "worker",
                    List.of(
                        new Application("/resize", "resize.jar"),
                        new Application("/status", "status.war"))));
    assertThat(stored.roleFiles("worker").resolve("notes.txt")).hasContent("read me");
    assertThat(directory.resolve("packages").resolve(id + ".cspkg")).hasBinaryContent(file);
    assertThat(store.find(id)).contains(stored);
  }

  @Test
  void aPackageWithoutAVersionIsCalledByItsDigest() throws IOException {
    RawZip zip =
        new RawZip()
            .add("ServiceDefinition.csdef", CSDEF.replace("t:version=\"1.0\"", ""))
            .add("roles/web/gallery.war", war())
            .add("roles/worker/resize.jar", war());

    StoredPackage stored = store.store(stream(zip.bytes()), Optional.empty());

    assertThat(stored.version()).hasSize(12).isEqualTo(stored.id().substring(0, 12));
  }

  @Test
  void theSamePackageTwiceIsUnpackedOnce() throws IOException {
    byte[] file = thumbnails().bytes();
    StoredPackage first = store.store(stream(file), Optional.empty());
    Path mark = Files.createFile(first.directory().resolve("mark"));

    StoredPackage second = store.store(stream(file), Optional.empty());

    assertThat(second.directory()).isEqualTo(first.directory());
    assertThat(mark).exists();
  }

  @Test
  void findsNothingUnderAnUnknownOrImpossibleId() throws IOException {
    assertThat(store.find("0".repeat(64))).isEmpty();
    assertThat(store.find("../../etc/passwd")).isEmpty();
  }

  @Test
  void anUploadThatBreaksOffLeavesNothingBehind() {
    InputStream broken =
        new FilterInputStream(stream(new byte[100_000])) {
          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read < 0) {
              throw new IOException("connection reset");
            }
            return read;
          }
        };

    assertThatThrownBy(() -> store.store(broken, Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessage("connection reset");
    assertThat(kept()).isEmpty();
  }

  @Test
  void refusesAnUploadThatIsNotWhatWasSent() {
    byte[] file = thumbnails().bytes();

    PackageRefusedException refused = refused(() -> store.store(stream(file), Optional.of("00")));

    assertThat(refused.code()).isEqualTo("PACKAGE_DIGEST_MISMATCH");
    assertThat(kept()).isEmpty();
  }

  @Test
  void refusesAnUploadBeyondItsLimit() throws IOException {
    PackageLimits limits = new PackageLimits(1000, 10, 10_000, 200, 1000);
    open(limits);

    PackageRefusedException refused =
        refused(() -> store.store(stream(new byte[1001]), Optional.empty()));

    assertThat(refused.code()).isEqualTo("PACKAGE_TOO_LARGE");
    assertThat(kept()).isEmpty();
  }

  @Test
  void removesWhatACrashLeft() throws Exception {
    Path left = directory.resolve("packages/.incoming/upload1/package.cspkg");
    Files.createDirectories(left.getParent());
    Files.writeString(left, "half");
    byte[] file = thumbnails().bytes();
    Path unmarked = directory.resolve("packages").resolve(id(file)).resolve("stale");
    Files.createDirectories(unmarked.getParent());
    Files.writeString(unmarked, "unpacked, but the file itself is missing");

    store.prune(PackagePruning.USUAL, Set::of);
    assertThat(left).exists();
    assertThat(unmarked.getParent()).doesNotExist();

    clock.advance(Duration.ofMinutes(61));
    store.prune(PackagePruning.USUAL, Set::of);
    assertThat(left.getParent()).doesNotExist();
  }

  @Test
  void replacesDirectoriesThatHaveLostTheirFile() throws Exception {
    byte[] file = thumbnails().bytes();
    Path unmarked = directory.resolve("packages").resolve(id(file)).resolve("stale");
    Files.createDirectories(unmarked.getParent());
    Files.writeString(unmarked, "unpacked, but the file itself is missing");

    assertThat(store.find(id(file))).isEmpty();
    store.store(stream(file), Optional.empty());
    assertThat(unmarked).doesNotExist();
    assertThat(store.find(id(file))).isPresent();
  }

  @Test
  void writesNothingWhereThereIsNoRoom() {
    free = -1;
    assertThatThrownBy(() -> store.store(stream(thumbnails().bytes()), Optional.empty()))
        .hasMessage("no room for 0");
    assertThat(kept()).isEmpty();
  }

  @Test
  void unpacksNothingThatThereIsNoRoomFor() {
    RawZip large = thumbnails();
    for (int i = 0; i < 9; i++) {
      large.add("roles/worker/large" + i, "0".repeat(1 << 20));
    }
    free = 8 << 20;
    assertThatThrownBy(() -> store.store(stream(large.bytes()), Optional.empty()))
        .hasMessageContaining("no room for");
    assertThat(kept()).isEmpty();
  }

  @Test
  void prunesWhatIsNeitherNeededNorNew() throws IOException {
    String needed = stored("needed");
    String unneeded = stored("unneeded");
    clock.advance(Duration.ofMinutes(11));
    String young = stored("new");

    assertThat(store.prune(PackagePruning.URGENT, () -> Set.of(needed))).containsExactly(unneeded);
    assertThat(store.find(unneeded)).isEmpty();
    assertThat(kept()).noneMatch(file -> file.toString().contains(unneeded));
    assertThat(store.find(needed)).isPresent();
    assertThat(store.find(young)).isPresent();
  }

  @Test
  void sparesWhatIsUploadedAgainOrAskedFor() throws IOException {
    String again = stored("again");
    String asked = stored("asked");
    clock.advance(Duration.ofMinutes(11));
    stored("again");
    assertThat(store.find(asked)).isPresent();

    assertThat(store.prune(PackagePruning.URGENT, Set::of)).isEmpty();
    clock.advance(Duration.ofMinutes(11));
    assertThat(store.prune(PackagePruning.URGENT, Set::of)).containsExactlyInAnyOrder(again, asked);
  }

  @Test
  void sparesWhatIsAskedForWhileItIsAboutToGo() throws IOException {
    String id = stored("asked");
    clock.advance(Duration.ofMinutes(11));
    PackagesInUse meanwhile =
        () -> {
          assertThatCode(() -> store.find(id)).doesNotThrowAnyException();
          return Set.of();
        };

    assertThat(store.prune(PackagePruning.URGENT, meanwhile)).isEmpty();
    assertThat(store.find(id)).isPresent();
  }

  @Test
  void keepsTheLastPackagesOfAServiceWhereThereIsRoom() throws IOException {
    String first = stored("0");
    for (int i = 1; i <= 5; i++) {
      clock.advance(Duration.ofMinutes(2));
      stored(String.valueOf(i));
    }
    clock.advance(Duration.ofDays(2));
    assertThat(store.prune(PackagePruning.USUAL, Set::of)).containsExactly(first);
  }

  @Test
  void aDefinitionThatBreaksRulesIsToldWithItsLines() {
    RawZip zip = new RawZip().add("ServiceDefinition.csdef", CSDEF.replace("WorkerRole", "Worker"));

    InvalidDefinitionException invalid =
        catchThrowableOfType(
            InvalidDefinitionException.class,
            () -> store.store(stream(zip.bytes()), Optional.empty()));

    assertThat(invalid.findings()).extracting(Finding::line).containsExactly(7);
    assertThat(kept()).isEmpty();
  }

  /** A package that differs from others by a text; its id. */
  private String stored(String text) throws IOException {
    byte[] file = thumbnails().add("roles/worker/text", text).bytes();
    return store.store(stream(file), Optional.empty()).id();
  }

  @Test
  void makesAQueueForADestinationThatNobodyDeclaredAndSaysSo() throws IOException {
    byte[] file = withWebXml("jakarta.jms.Queue").bytes();

    StoredPackage stored = store.store(stream(file), Optional.empty());

    assertThat(stored.messaging().destinations())
        .containsExactly(Map.entry("java:app/jms/Orders", "orders"));
    assertThat(stored.messaging().queues()).extracting(q -> q.name()).containsExactly("orders");
    assertThat(stored.messaging().needs("web", "gallery.war").destinations()).hasSize(1);
    assertThat(stored.warnings())
        .extracting(Finding::message)
        .containsExactly(
            "destination 'java:app/jms/Orders' is queue 'orders', made with defaults: declare it by"
                + " t:Queue to change them");
    assertThat(store.find(stored.id())).contains(stored);
  }

  @Test
  void refusesTopicsAndKeepsNothing() throws IOException {
    byte[] file = withWebXml("jakarta.jms.Topic").bytes();
    PackageRefusedException refused = refused(() -> store.store(stream(file), Optional.empty()));
    assertThat(refused.code()).isEqualTo("PACKAGE_TOPIC");
    assertThat(refused)
        .hasMessage(
            "roles/web/gallery.war: WEB-INF/web.xml defines java:app/jms/Orders, a topic; there are"
                + " only queues");
    assertThat(kept()).isEmpty();
  }

  private static RawZip withWebXml(String destination) {
    String webXml =
        "<web-app><jms-destination><name>java:app/jms/Orders</name><interface-name>"
            + destination
            + "</interface-name></jms-destination></web-app>";
    return new RawZip()
        .add("ServiceDefinition.csdef", CSDEF)
        .add("roles/web/gallery.war", new RawZip().add("WEB-INF/web.xml", webXml).bytes())
        .add("roles/worker/resize.jar", war());
  }

  private static RawZip thumbnails() {
    return new RawZip()
        .add("ServiceDefinition.csdef", CSDEF)
        .add("roles/web/gallery.war", war())
        .add("roles/worker/resize.jar", war())
        .add("roles/worker/status.war", war())
        .add("roles/worker/notes.txt", "read me");
  }

  private static byte[] war() {
    return new RawZip().add("index.html", "<p>Hello").bytes();
  }

  private static String id(byte[] file) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static PackageRefusedException refused(ThrowingCallable attempt) {
    return catchThrowableOfType(PackageRefusedException.class, attempt);
  }

  /** Everything in the store but the empty directory for uploads, and the lock. */
  private List<Path> kept() {
    try (Stream<Path> files = Files.walk(directory.resolve("packages"))) {
      return files
          .skip(1)
          .filter(file -> !file.endsWith(".incoming") && !file.endsWith(".lock"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
