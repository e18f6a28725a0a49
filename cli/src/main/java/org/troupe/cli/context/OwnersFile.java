package org.troupe.cli.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.troupe.cli.platform.PlatformException;

/** Reads files with tokens, and refuses those that are not their owner's alone. */
public final class OwnersFile {

  private static final int TOKEN_BYTES = 8_192;

  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnersFile() {}

  /**
   * A token in a file of its own; white space round it does not count.
   *
   * @throws PlatformException if there is none, or if others may read or write the file
   */
  public static String token(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new PlatformException("there is no token file " + file + " that may be read", "");
    }
    if (Files.size(file) > TOKEN_BYTES) {
      throw new PlatformException(file + " is too long for a token", "It holds a token alone");
    }
    return token(text(file), file.toString());
  }

  /**
   * A token out of a text.
   *
   * @param source what it came from, to be named if there is none
   */
  public static String token(String text, String source) {
    String token = text.strip();
    if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new PlatformException(
          "there is no token in " + source, "A token is one word, such as in admin.token");
    }
    return token;
  }

  static String text(Path file) throws IOException {
    if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
      throw new PlatformException(
          "others than its owner may read or change " + file, "chmod 600 " + file);
    }
    return Files.readString(file);
  }
}
