package org.troupe.agent.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids of what is taken in: the same for the same key of a caller, else a new one each time. */
final class IntakeId {

  private static final int LONGEST_KEY = 255;

  private IntakeId() {}

  /**
   * The id of a request.
   *
   * @param scope what the key is for
   * @param key the caller's Idempotency-Key; null if it has none
   * @throws Problem.Raised if that is no key
   */
  static String of(String scope, String key) throws Problem.Raised {
    if (key == null) {
      return UUID.randomUUID().toString();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c >= ' ')) {
      throw new Problem.Raised(
          Problem.badRequest("An Idempotency-Key has 1 to " + LONGEST_KEY + " characters."));
    }
    return named(scope + "\n" + key).toString();
  }

  /** A UUID of version 5. */
  private static UUID named(String name) {
    ByteBuffer digest = ByteBuffer.wrap(sha1(name));
    long high = (digest.getLong() & ~0xF000L) | 0x5000L;
    long low = (digest.getLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low);
  }

  private static byte[] sha1(String name) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(name.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
