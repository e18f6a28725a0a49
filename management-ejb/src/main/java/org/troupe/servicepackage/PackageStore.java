package org.troupe.servicepackage;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.troupe.definition.DefinitionReader;
import org.troupe.instance.InstanceSpec.Application;
import org.troupe.platform.DirectoryTree;
import org.troupe.refusal.RefusedException;

/**
 * Keeps packages, each under the digest of its content: {@code <sha256>.cspkg} as it came, and
 * {@code <sha256>/} unpacked.
 *
 * <p>An upload is written, unpacked and checked aside, and moved into place only then: first the
 * unpacked files, then the file itself, which says that the package is complete. Whatever fails on
 * the way leaves nothing behind; what a crash leaves is pruned an hour later. Safe for use by many
 * threads, and by several controllers.
 */
public final class PackageStore {

  private static final Logger LOG = System.getLogger(PackageStore.class.getName());
  private static final String INCOMING = ".incoming";
  private static final String SUFFIX = ".cspkg";
  private static final int VERSION_DIGITS = 12;

  /** Nobody needs longer between two writes. */
  private static final Duration GIVEN_UP_AFTER = Duration.ofHours(1);

  private final Shelf shelf;
  private final Path incoming;
  private final PackageLimits limits;
  private final DiskRoom room;
  private final Clock clock;
  private final DefinitionReader reader = new DefinitionReader();
  private final PackageScan scan = new PackageScan();

  private PackageStore(Path directory, PackageLimits limits, DiskRoom room, Clock clock) {
    this.shelf = new Shelf(directory, clock);
    this.incoming = directory.resolve(INCOMING);
    this.limits = limits;
    this.room = room;
    this.clock = clock;
  }

  /**
   * Opens a store.
   *
   * @param directory where packages lie; is made if it is missing
   * @param room asked before much is written
   */
  static PackageStore open(Path directory, PackageLimits limits, DiskRoom room, Clock clock)
      throws IOException {
    PackageStore store = new PackageStore(directory, limits, room, clock);
    Files.createDirectories(store.incoming);
    return store;
  }

  /**
   * Takes a package in. The same package again is recognized by its content and not unpacked.
   *
   * @param upload the file; is read as a stream and not closed
   * @param expectedId SHA-256 that the file should have, in hexadecimal
   * @throws PackageRefusedException if the package is at fault
   * @throws org.troupe.definition.InvalidDefinitionException if its definition breaks rules
   * @throws IOException if the upload breaks off or cannot be written
   */
  public StoredPackage store(InputStream upload, Optional<String> expectedId) throws IOException {
    room.require(0);
    Path workplace = Files.createTempDirectory(incoming, "upload");
    try {
      Path file = workplace.resolve("package" + SUFFIX);
      Upload received = Upload.receive(upload, file, limits.uploadBytes(), room);
      expectedId.ifPresent(expected -> checkDigest(expected, received.id()));
      Optional<StoredPackage> known = find(received.id());
      if (known.isPresent()) {
        return known.get();
      }
      Path unpacked = Files.createDirectory(workplace.resolve("unpacked"));
      unpackAndCheck(file, unpacked);
      shelf.put(received.id(), file, unpacked);
      return find(received.id()).orElseThrow();
    } finally {
      DirectoryTree.delete(workplace);
    }
  }

  /**
   * A package that was taken in before. Being found counts as being used.
   *
   * @param id SHA-256 of its file, in lower-case hexadecimal
   * @return empty if there is none
   */
  public Optional<StoredPackage> find(String id) throws IOException {
    if (!Shelf.ID.matcher(id).matches() || !shelf.use(id)) {
      return Optional.empty();
    }
    Path unpacked = shelf.unpacked(id);
    PackageLayout.Contents contents = new PackageLayout(unpacked, reader).read();
    Messaging messaging = scan.of(id, unpacked, contents);
    return Optional.of(
        new StoredPackage(
            id,
            contents.definition().version().orElse(id.substring(0, VERSION_DIGITS)),
            Files.size(shelf.file(id)),
            unpacked,
            contents.definition(),
            contents.applications(),
            Stream.of(contents.warnings(), messaging.warnings()).flatMap(List::stream).toList(),
            messaging));
  }

  private static void checkDigest(String expected, String actual) {
    if (!expected.toLowerCase(Locale.ROOT).equals(actual)) {
      throw new PackageRefusedException(
          PackageFault.DIGEST_MISMATCH,
          "package",
          "its SHA-256 is " + actual + " and should be " + expected);
    }
  }

  private void unpackAndCheck(Path file, Path unpacked) throws IOException {
    try (UntrustedZip zip = new UntrustedZip(file, "package", limits)) {
      zip.visit(new Budget(limits.unpackedBytes()), new Unpacking(unpacked, room));
    }
    PackageLayout.Contents contents = new PackageLayout(unpacked, reader).read();
    ArchiveCheck archives = new ArchiveCheck(limits);
    for (Path archive : archives(unpacked)) {
      String label = unpacked.relativize(archive).toString().replace('\\', '/');
      archives.check(archive, label, isDeployed(label, contents));
    }
    archives.refuseFindings();
    PackageScan.of(unpacked, contents);
  }

  private static List<Path> archives(Path unpacked) throws IOException {
    try (Stream<Path> files = Files.walk(unpacked)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> Archives.isArchive(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private static boolean isDeployed(String label, PackageLayout.Contents contents) {
    return contents.applications().entrySet().stream()
        .anyMatch(
            role ->
                role.getValue().stream()
                    .map(Application::archive)
                    .anyMatch(
                        archive ->
                            label.equals(
                                PackageLayout.ROLES + "/" + role.getKey() + "/" + archive)));
  }

  /**
   * Removes packages that nobody needs.
   *
   * @param inUse asked after it is known which were used lately, so that none that is about to be
   *     deployed slips through
   * @return their ids
   */
  List<String> prune(PackagePruning pruning, PackagesInUse inUse) throws IOException {
    removeGivenUp();
    Instant now = clock.instant();
    List<Shelf.Lying> all = shelf.all();
    List<String> gone = new ArrayList<>();
    for (String id : pruning.of(all, inUse.ids(), this::serviceOf, now)) {
      Path away = Files.createTempDirectory(incoming, "pruned");
      try {
        if (shelf.takeOut(id, pruning.unusedSince(now), away)) {
          gone.add(id);
        }
      } finally {
        DirectoryTree.delete(away);
      }
    }
    return gone;
  }

  /** What cannot be read belongs to no service. */
  private String serviceOf(String id) {
    try {
      return new PackageLayout(shelf.unpacked(id), reader).read().definition().name();
    } catch (IOException | RefusedException e) {
      LOG.log(Level.WARNING, "package={0} event=unreadable reason=\"{1}\"", id, e.getMessage());
      return "";
    }
  }

  /** What uploads and prunings have left that were killed. */
  private void removeGivenUp() throws IOException {
    Path incomplete = Files.createTempDirectory(incoming, "incomplete");
    shelf.takeOutIncomplete(incomplete);
    DirectoryTree.delete(incomplete);
    Instant limit = clock.instant().minus(GIVEN_UP_AFTER);
    try (var workplaces = Files.newDirectoryStream(incoming)) {
      for (Path workplace : workplaces) {
        if (lastChange(workplace).isBefore(limit)) {
          DirectoryTree.delete(workplace);
        }
      }
    }
  }

  private static Instant lastChange(Path workplace) throws IOException {
    try (Stream<Path> files = Files.walk(workplace, 1)) {
      return files
          .map(file -> file.toFile().lastModified())
          .max(Long::compare)
          .map(Instant::ofEpochMilli)
          .orElse(Instant.MAX);
    } catch (NoSuchFileException gone) {
      return Instant.MAX;
    }
  }
}
