package org.troupe.cli.platform;

import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets of 256 bits, written so that they need no quoting anywhere. */
final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  static String next() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }
}
