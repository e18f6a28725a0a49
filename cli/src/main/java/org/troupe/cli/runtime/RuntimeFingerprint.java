package org.troupe.cli.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names an image after all that its class archive depends on. */
final class RuntimeFingerprint {

  /** To be counted up when the image is made in another way out of the same files. */
  private static final String LAYOUT = "1";

  private static final int DIGITS = 12;

  private RuntimeFingerprint() {}

  /** Twelve hexadecimal digits; the archive is of no use to another JVM or another kind of CPU. */
  static String of(List<Path> files) throws IOException {
    MessageDigest digest = sha256();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file);
          OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
        in.transferTo(out);
      }
    }
    for (String property : List.of("java.vm.version", "java.vm.vendor", "os.arch")) {
      digest.update(System.getProperty(property).getBytes(UTF_8));
    }
    digest.update(LAYOUT.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
