package org.troupe.cli.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first administrator's token. The controller is told its hash only.
 *
 * @param text what a client sends
 */
public record AdminToken(String text) {

  /** Reads the token of a data directory, made at its first start. */
  public static AdminToken readOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      PrivateFile.write(file, Secrets.next() + "\n");
    }
    return read(file);
  }

  public static AdminToken read(Path file) throws IOException {
    return new AdminToken(Files.readString(file).strip());
  }

  /** SHA-256 of the text, in hexadecimal. */
  String hash() {
    return Digests.sha256(text);
  }

  /** Never tells the token. */
  @Override
  public String toString() {
    return "AdminToken";
  }
}
