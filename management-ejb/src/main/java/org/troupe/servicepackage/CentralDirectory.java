package org.troupe.servicepackage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the directory at the end of a zip file, strictly.
 *
 * <p>A zip describes each entry twice: in this directory, and in a header before its bytes. Readers
 * differ in which one they trust, so that one file can show them different contents: here the two
 * must agree, and no bytes may belong to two entries. The libraries at hand take the whole
 * directory into memory before one can ask how large it is, and do not compare.
 */
final class CentralDirectory {

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int END_SIZE = 22;
  private static final int ENTRY_SIZE = 46;
  private static final int LOCAL_SIZE = 30;
  private static final int LONGEST_COMMENT = 0xffff;

  /** That an entry may take in the directory, on average. */
  private static final int ENTRY_BYTES = 256;

  private static final int ENCRYPTED = 1;
  private static final int SIZES_FOLLOW = 1 << 3;
  private static final long SEE_ZIP64 = 0xffffffffL;

  private final FileChannel zip;
  private final String label;
  private final int mostEntries;

  /**
   * A directory that has not been read yet.
   *
   * @param label what to call the file when it is at fault
   * @param mostEntries a zip with more of them is refused
   */
  CentralDirectory(FileChannel zip, String label, int mostEntries) {
    this.zip = zip;
    this.label = label;
    this.mostEntries = mostEntries;
  }

  /**
   * The entries, in the order of their bytes.
   *
   * @throws PackageRefusedException if the file is no zip, or readers could differ about it
   */
  List<ZipEntryHeader> read() throws IOException {
    long endPosition = endPosition();
    ByteBuffer end = bytes(endPosition, END_SIZE);
    int count = unsignedShort(end, 10);
    long size = unsignedInt(end, 12);
    long start = unsignedInt(end, 16);
    require(unsignedInt(end, 4) == 0 && unsignedShort(end, 8) == count, "it has several parts");
    if (count > mostEntries || size > (long) mostEntries * ENTRY_BYTES) {
      throw new PackageRefusedException(
          PackageFault.TOO_MANY_ENTRIES,
          label,
          "it has more than " + mostEntries + " entries, or very long names");
    }
    require(start + size == endPosition, "its directory is not where it should be");
    ByteBuffer directory = bytes(start, (int) size);
    List<ZipEntryHeader> entries = new ArrayList<>();
    while (directory.hasRemaining()) {
      entries.add(next(directory));
    }
    require(entries.size() == count, "its directory does not hold what it says");
    entries.sort(Comparator.comparingLong(ZipEntryHeader::start));
    checkOverlap(entries, start);
    return entries;
  }

  /** Where the end record lies: the last place that reads as one up to the end of the file. */
  private long endPosition() throws IOException {
    int length = (int) Math.min(zip.size(), END_SIZE + LONGEST_COMMENT);
    ByteBuffer tail = bytes(zip.size() - length, length);
    for (int at = length - END_SIZE; at >= 0; at--) {
      if (tail.getInt(at) == END_SIGNATURE
          && at + END_SIZE + unsignedShort(tail, at + 20) == length) {
        return zip.size() - length + at;
      }
    }
    throw malformed("it is no zip file, or an incomplete one");
  }

  private ZipEntryHeader next(ByteBuffer directory) throws IOException {
    require(directory.remaining() >= ENTRY_SIZE, "its directory is cut off");
    ByteBuffer entry = directory.slice().order(ByteOrder.LITTLE_ENDIAN);
    require(entry.getInt(0) == ENTRY_SIGNATURE, "its directory is damaged");
    int nameLength = unsignedShort(entry, 28);
    int length = ENTRY_SIZE + nameLength + unsignedShort(entry, 30) + unsignedShort(entry, 32);
    require(directory.remaining() >= length, "its directory is cut off");
    directory.position(directory.position() + length);
    String name = name(entry.slice(ENTRY_SIZE, nameLength));
    int method = unsignedShort(entry, 10);
    require((unsignedShort(entry, 8) & ENCRYPTED) == 0, name + " in it is encrypted");
    require(
        method == ZipEntryHeader.STORED || method == ZipEntryHeader.DEFLATED,
        name + " in it is compressed by method " + method + "; only deflate is understood");
    long compressed = unsignedInt(entry, 20);
    long size = unsignedInt(entry, 24);
    long start = unsignedInt(entry, 42);
    require(
        compressed != SEE_ZIP64 && size != SEE_ZIP64 && start != SEE_ZIP64,
        name + " in it is larger than 4 GiB or of the zip64 form");
    return new ZipEntryHeader(
        name,
        method,
        unsignedInt(entry, 16),
        compressed,
        size,
        unsignedShort(entry, 40),
        start,
        dataStart(start, name, entry));
  }

  /** Compares the header before an entry's bytes with that in the directory. */
  private long dataStart(long start, String name, ByteBuffer entry) throws IOException {
    ByteBuffer local = bytes(start, LOCAL_SIZE);
    require(local.getInt(0) == LOCAL_SIGNATURE, name + " in it is not where it should be");
    int nameLength = unsignedShort(local, 26);
    String twin = name(bytes(start + LOCAL_SIZE, nameLength));
    require(twin.equals(name), "it calls the same entry '" + name + "' and '" + twin + "'");
    require(sameContent(local, entry), "it describes " + name + " in two ways");
    return start + LOCAL_SIZE + nameLength + unsignedShort(local, 28);
  }

  private static boolean sameContent(ByteBuffer local, ByteBuffer entry) {
    if (unsignedShort(local, 8) != unsignedShort(entry, 10)) {
      return false;
    }
    if ((unsignedShort(local, 6) & SIZES_FOLLOW) != 0) {
      return true;
    }
    boolean zip64 = unsignedInt(local, 18) == SEE_ZIP64 || unsignedInt(local, 22) == SEE_ZIP64;
    boolean sameSizes =
        unsignedInt(local, 18) == unsignedInt(entry, 20)
            && unsignedInt(local, 22) == unsignedInt(entry, 24);
    return unsignedInt(local, 14) == unsignedInt(entry, 16) && (zip64 || sameSizes);
  }

  private void checkOverlap(List<ZipEntryHeader> entries, long directoryStart) {
    for (int i = 0; i < entries.size(); i++) {
      ZipEntryHeader entry = entries.get(i);
      long limit = i + 1 < entries.size() ? entries.get(i + 1).start() : directoryStart;
      require(
          entry.dataStart() + entry.compressed() <= limit,
          entry.name() + " in it shares bytes with another entry");
    }
  }

  private String name(ByteBuffer encoded) {
    try {
      return UTF_8.newDecoder().decode(encoded).toString();
    } catch (CharacterCodingException e) {
      throw new PackageRefusedException(
          PackageFault.ENTRY_NAME, label, "the name of an entry in it is not UTF-8");
    }
  }

  private ByteBuffer bytes(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      require(
          zip.read(buffer, position + buffer.position()) > 0, "it is no zip file, or is cut off");
    }
    return buffer.flip();
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw malformed(otherwise);
    }
  }

  private PackageRefusedException malformed(String message) {
    return new PackageRefusedException(PackageFault.NOT_ZIP, label, message);
  }

  private static int unsignedShort(ByteBuffer buffer, int at) {
    return Short.toUnsignedInt(buffer.getShort(at));
  }

  private static long unsignedInt(ByteBuffer buffer, int at) {
    return Integer.toUnsignedLong(buffer.getInt(at));
  }
}
