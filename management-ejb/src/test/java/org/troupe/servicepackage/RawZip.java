package org.troupe.servicepackage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips byte by byte, also such as no library would write. */
final class RawZip {

  private static final int FROM_UNIX = 3 << 8 | 20;

  /** One entry as it is written. */
  static final class Entry {

    private final byte[] data;
    private byte[] name;
    private byte[] localName;
    private int method = ZipEntryHeader.DEFLATED;
    private int mode = 0100644;
    private long size;
    private long crc;

    private Entry(String name, byte[] content) {
      this.name = name.getBytes(UTF_8);
      this.localName = this.name;
      this.data = deflate(content);
      this.size = content.length;
      CRC32 sum = new CRC32();
      sum.update(content);
      this.crc = sum.getValue();
    }

    /** Its name in the directory, but not in the header before its bytes. */
    Entry named(String other) {
      name = other.getBytes(UTF_8);
      return this;
    }

    Entry withRawName(byte[] raw) {
      name = raw;
      localName = raw;
      return this;
    }

    Entry withMode(int other) {
      mode = other;
      return this;
    }

    Entry withMethod(int other) {
      method = other;
      return this;
    }

    Entry withSize(long other) {
      size = other;
      return this;
    }

    Entry withCrc(long other) {
      crc = other;
      return this;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  RawZip add(String name, String content) {
    return add(name, content.getBytes(UTF_8));
  }

  RawZip add(String name, byte[] content) {
    return add(name, content, entry -> entry);
  }

  /** Adds a deflated file that is falsified in some way. */
  RawZip add(String name, byte[] content, UnaryOperator<Entry> falsified) {
    entries.add(falsified.apply(new Entry(name, content)));
    return this;
  }

  byte[] bytes() {
    List<Integer> offsets = new ArrayList<>();
    for (Entry entry : entries) {
      offsets.add(out.size());
      write(local(entry));
      out.writeBytes(entry.localName);
      out.writeBytes(entry.data);
    }
    int start = out.size();
    for (int i = 0; i < entries.size(); i++) {
      write(central(entries.get(i), offsets.get(i)));
      out.writeBytes(entries.get(i).name);
    }
    write(
        buffer(22)
            .putInt(0x06054b50)
            .putInt(0)
            .putShort((short) entries.size())
            .putShort((short) entries.size())
            .putInt(out.size() - start)
            .putInt(start)
            .putShort((short) 0));
    return out.toByteArray();
  }

  private static ByteBuffer local(Entry entry) {
    return buffer(30)
        .putInt(0x04034b50)
        .putShort((short) 20)
        .putShort((short) 0)
        .putShort((short) entry.method)
        .putInt(0)
        .putInt((int) entry.crc)
        .putInt(entry.data.length)
        .putInt((int) entry.size)
        .putShort((short) entry.localName.length)
        .putShort((short) 0);
  }

  private static ByteBuffer central(Entry entry, int offset) {
    return buffer(46)
        .putInt(0x02014b50)
        .putShort((short) FROM_UNIX)
        .putShort((short) 20)
        .putShort((short) 0)
        .putShort((short) entry.method)
        .putInt(0)
        .putInt((int) entry.crc)
        .putInt(entry.data.length)
        .putInt((int) entry.size)
        .putShort((short) entry.name.length)
        .putInt(0)
        .putInt(0)
        .putShort((short) 0)
        .putShort((short) entry.mode)
        .putInt(offset);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void write(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    out.writeBytes(bytes);
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      deflated.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return deflated.toByteArray();
  }
}
