package org.troupe.servicepackage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * The content of one entry; counts what has been read of it, and never gives more than the entry's
 * size. Does not close the zip.
 */
final class EntryContent extends FilterInputStream {

  private static final int BUFFER = 1 << 14;

  private final Inflater inflater;
  private final long size;
  private long count;

  EntryContent(FileChannel zip, ZipEntryHeader entry) {
    this(new Range(zip, entry.dataStart(), entry.compressed()), new Inflater(true), entry);
  }

  private EntryContent(Range range, Inflater inflater, ZipEntryHeader entry) {
    super(
        entry.method() == ZipEntryHeader.DEFLATED
            ? new InflaterInputStream(range, inflater, BUFFER)
            : range);
    this.inflater = inflater;
    this.size = entry.size();
  }

  /** Bytes read so far. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    count += Math.max(0, read);
    if (count > size) {
      throw new ZipException("longer than it says");
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() {
    inflater.end();
  }

  /** A part of the file. */
  private static final class Range extends InputStream {

    private final FileChannel zip;
    private final long end;
    private long position;

    Range(FileChannel zip, long start, long length) {
      this.zip = zip;
      this.position = start;
      this.end = start + length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (position == end) {
        return -1;
      }
      int most = (int) Math.min(length, end - position);
      int read = zip.read(ByteBuffer.wrap(into, offset, most), position);
      position += Math.max(0, read);
      return read;
    }
  }
}
