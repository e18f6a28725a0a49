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

  /**
   * One entry as it is written.
   *
   * @param name in the central directory
   * @param localName in the header before its bytes
   * @param data as it lies in the zip
   * @param size as the directory tells it
   * @param crc as the directory tells it
   */
  record Entry(
      byte[] name, byte[] localName, int method, int mode, byte[] data, long size, long crc) {

    Entry named(String other) {
      return new Entry(other.getBytes(UTF_8), localName, method, mode, data, size, crc);
    }

    Entry withRawName(byte[] raw) {
      return new Entry(raw, raw, method, mode, data, size, crc);
    }

    Entry withMode(int other) {
      return new Entry(name, localName, method, other, data, size, crc);
    }

    Entry withMethod(int other) {
      return new Entry(name, localName, other, mode, data, size, crc);
    }

    Entry withSize(long other) {
      return new Entry(name, localName, method, mode, data, other, crc);
    }

    Entry withCrc(long other) {
      return new Entry(name, localName, method, mode, data, size, other);
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
    CRC32 crc = new CRC32();
    crc.update(content);
    byte[] encoded = name.getBytes(UTF_8);
    entries.add(
        falsified.apply(
            new Entry(
                encoded, encoded, 8, 0100644, deflate(content), content.length, crc.getValue())));
    return this;
  }

  byte[] bytes() {
    List<Integer> offsets = new ArrayList<>();
    for (Entry entry : entries) {
      offsets.add(out.size());
      write(local(entry));
      out.writeBytes(entry.localName());
      out.writeBytes(entry.data());
    }
    int start = out.size();
    for (int i = 0; i < entries.size(); i++) {
      write(central(entries.get(i), offsets.get(i)));
      out.writeBytes(entries.get(i).name());
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
        .putShort((short) entry.method())
        .putInt(0)
        .putInt((int) entry.crc())
        .putInt(entry.data().length)
        .putInt((int) entry.size())
        .putShort((short) entry.localName().length)
        .putShort((short) 0);
  }

  private static ByteBuffer central(Entry entry, int offset) {
    return buffer(46)
        .putInt(0x02014b50)
        .putShort((short) FROM_UNIX)
        .putShort((short) 20)
        .putShort((short) 0)
        .putShort((short) entry.method())
        .putInt(0)
        .putInt((int) entry.crc())
        .putInt(entry.data().length)
        .putInt((int) entry.size())
        .putShort((short) entry.name().length)
        .putInt(0)
        .putInt(0)
        .putShort((short) 0)
        .putShort((short) entry.mode())
        .putInt(offset);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void write(ByteBuffer buffer) {
    out.writeBytes(buffer.array());
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
