package org.troupe.servicepackage;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.troupe.definition.DefinitionReader;
import org.troupe.instance.InstanceSpec.Application;
import org.troupe.platform.DirectoryTree;

/**
 * Keeps packages, each under the digest of its content: {@code <sha256>.cspkg} as it came, and
 * {@code <sha256>/} unpacked.
 *
 * <p>An upload is written, unpacked and checked aside, and moved into place only then: first the
 * unpacked files, then the file itself, which says that the package is complete. Whatever fails on
 * the way leaves nothing behind; what a crash leaves is removed when the store is opened again.
 * Safe for use by many threads.
 */
public final class PackageStore {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
  private static final String INCOMING = ".incoming";
  private static final String SUFFIX = ".cspkg";
  private static final int VERSION_DIGITS = 12;

  private final Path directory;
  private final Path incoming;
  private final PackageLimits limits;
  private final DefinitionReader reader = new DefinitionReader();

  private PackageStore(Path directory, PackageLimits limits) {
    this.directory = directory;
    this.incoming = directory.resolve(INCOMING);
    this.limits = limits;
  }

  /**
   * Opens a store; there must be only one for a directory.
   *
   * @param directory where packages lie; is made if it is missing
   */
  public static PackageStore open(Path directory, PackageLimits limits) throws IOException {
    PackageStore store = new PackageStore(directory, limits);
    DirectoryTree.delete(store.incoming);
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
    Path workplace = Files.createTempDirectory(incoming, "upload");
    try {
      Path file = workplace.resolve("package" + SUFFIX);
      Upload received = Upload.receive(upload, file, limits.uploadBytes());
      expectedId.ifPresent(expected -> checkDigest(expected, received.id()));
      Optional<StoredPackage> known = find(received.id());
      if (known.isPresent()) {
        return known.get();
      }
      Path unpacked = Files.createDirectory(workplace.resolve("unpacked"));
      unpackAndCheck(file, unpacked);
      moveIntoPlace(received.id(), file, unpacked);
      return find(received.id()).orElseThrow();
    } finally {
      DirectoryTree.delete(workplace);
    }
  }

  /**
   * A package that was taken in before.
   *
   * @param id SHA-256 of its file, in lower-case hexadecimal
   * @return empty if there is none
   */
  public Optional<StoredPackage> find(String id) throws IOException {
    if (!ID.matcher(id).matches() || !Files.exists(file(id))) {
      return Optional.empty();
    }
    PackageLayout.Contents contents = new PackageLayout(directory.resolve(id), reader).read();
    return Optional.of(
        new StoredPackage(
            id,
            contents.definition().version().orElse(id.substring(0, VERSION_DIGITS)),
            Files.size(file(id)),
            directory.resolve(id),
            contents.definition(),
            contents.applications(),
            contents.warnings()));
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
      zip.visit(new Budget(limits.unpackedBytes()), new Unpacking(unpacked));
    }
    PackageLayout.Contents contents = new PackageLayout(unpacked, reader).read();
    ArchiveCheck archives = new ArchiveCheck(limits);
    for (Path archive : archives(unpacked)) {
      String label = unpacked.relativize(archive).toString().replace('\\', '/');
      archives.check(archive, label, isDeployed(label, contents));
    }
    archives.refuseFindings();
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

  private synchronized void moveIntoPlace(String id, Path file, Path unpacked) throws IOException {
    if (Files.exists(file(id))) {
      return;
    }
    DirectoryTree.delete(directory.resolve(id));
    Files.move(unpacked, directory.resolve(id), ATOMIC_MOVE);
    Files.move(file, file(id), ATOMIC_MOVE);
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path file(String id) {
    return directory.resolve(id + SUFFIX);
  }
}
