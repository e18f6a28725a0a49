package org.troupe.servicepackage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that has come in and lies safely on the disk.
 *
 * @param id SHA-256 of its content, in lower-case hexadecimal
 * @param bytes its size
 */
record Upload(String id, long bytes) {

  private static final int BUFFER = 1 << 16;
  private static final long ROOM_IS_ASKED_FOR_EVERY = 8L << 20;

  /**
   * Writes a stream to a new file.
   *
   * @param limit the most bytes to take
   * @param room asked time and again, since nobody says how much will come
   * @throws PackageRefusedException if there are more
   */
  static Upload receive(InputStream in, Path file, long limit, DiskRoom room) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    long allowed = 0;
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
        if (total > limit) {
          throw new PackageRefusedException(
              PackageFault.TOO_LARGE, "package", "it is larger than " + limit + " bytes");
        }
        if (total > allowed) {
          room.require(ROOM_IS_ASKED_FOR_EVERY);
          allowed = total + ROOM_IS_ASKED_FOR_EVERY;
        }
        digest.update(buffer, 0, read);
        ByteBuffer part = ByteBuffer.wrap(buffer, 0, read);
        while (part.hasRemaining()) {
          out.write(part);
        }
      }
      out.force(true);
    }
    return new Upload(HexFormat.of().formatHex(digest.digest()), total);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
