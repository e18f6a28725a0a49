package org.troupe.portable;

import java.nio.charset.StandardCharsets;

/** Whether a class file mentions messaging at all; most do not, and need not be parsed. */
final class Mentions {

  private static final byte[] JMS = "jakarta/jms/".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BEAN =
      "jakarta/ejb/MessageDriven".getBytes(StandardCharsets.US_ASCII);

  private Mentions() {}

  static boolean messaging(byte[] classFile) {
    return contains(classFile, JMS) || contains(classFile, BEAN);
  }

  private static boolean contains(byte[] text, byte[] word) {
    for (int at = 0; at <= text.length - word.length; at++) {
      int same = 0;
      while (same < word.length && text[at + same] == word[same]) {
        same++;
      }
      if (same == word.length) {
        return true;
      }
    }
    return false;
  }
}
