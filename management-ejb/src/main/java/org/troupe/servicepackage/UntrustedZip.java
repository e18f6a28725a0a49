package org.troupe.servicepackage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

/**
 * A zip file of which nothing is believed: all that its directory says is checked before the first
 * byte is unpacked, and each entry is held to it while it is.
 */
final class UntrustedZip implements AutoCloseable {

  private final FileChannel zip;
  private final String label;
  private final PackageLimits limits;

  /** What is done with the entries. */
  interface Visitor {

    /**
     * All entries passed their checks; visits begin.
     *
     * @param bytes of all files together
     */
    default void begin(long bytes) throws IOException {}

    /** A directory; files may also lie in directories that are not named. */
    default void directory(String path) throws IOException {}

    /**
     * A file.
     *
     * @param path relative, with slashes, safe to resolve
     * @param content all of it need not be read
     */
    void file(String path, InputStream content) throws IOException;
  }

  /**
   * Opens a zip.
   *
   * @param label what to call it when it is at fault
   */
  UntrustedZip(Path file, String label, PackageLimits limits) throws IOException {
    this.zip = FileChannel.open(file);
    this.label = label;
    this.limits = limits;
  }

  /**
   * Goes through all entries and reads each to its end.
   *
   * @param budget takes the bytes of the files
   * @throws PackageRefusedException at the first fault; earlier entries have been visited then
   */
  void visit(Budget budget, Visitor visitor) throws IOException {
    List<ZipEntryHeader> entries = new CentralDirectory(zip, label, limits.entries()).read();
    EntryNames names = new EntryNames(label);
    for (ZipEntryHeader entry : entries) {
      names.add(entry);
      check(entry);
      budget.take(entry.size(), label);
    }
    visitor.begin(entries.stream().mapToLong(ZipEntryHeader::size).sum());
    for (ZipEntryHeader entry : entries) {
      if (entry.isDirectory()) {
        visitor.directory(entry.name());
      } else {
        read(entry, visitor);
      }
    }
  }

  private void check(ZipEntryHeader entry) {
    if (entry.isSpecial()) {
      throw refused(PackageFault.LINK, entry, "is a symbolic link or a special file");
    }
    if (entry.isDirectory() && entry.size() > 0) {
      throw refused(PackageFault.NOT_ZIP, entry, "is a directory with content");
    }
    if (entry.method() == ZipEntryHeader.STORED && entry.size() != entry.compressed()) {
      throw refused(PackageFault.NOT_ZIP, entry, "has two sizes");
    }
    if (entry.size() > limits.ratioFrom()
        && entry.size() / limits.ratio() >= Math.max(1, entry.compressed())) {
      throw refused(
          PackageFault.BOMB,
          entry,
          "unpacks from " + entry.compressed() + " to " + entry.size() + " bytes");
    }
  }

  private void read(ZipEntryHeader entry, Visitor visitor) throws IOException {
    CRC32 crc = new CRC32();
    try (EntryContent bytes = new EntryContent(zip, entry);
        CheckedInputStream content = new CheckedInputStream(bytes, crc)) {
      visitor.file(entry.name(), content);
      content.skipNBytes(entry.size() - bytes.count());
      if (content.read() >= 0 || crc.getValue() != entry.crc()) {
        throw refused(PackageFault.NOT_ZIP, entry, "is damaged");
      }
    } catch (ZipException | EOFException e) {
      throw refused(PackageFault.NOT_ZIP, entry, "is damaged");
    }
  }

  private PackageRefusedException refused(PackageFault fault, ZipEntryHeader entry, String why) {
    return new PackageRefusedException(fault, label, "'" + entry.name() + "' in it " + why);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
