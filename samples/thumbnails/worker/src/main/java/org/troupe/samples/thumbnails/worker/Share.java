package org.troupe.samples.thumbnails.worker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several equal parts of the album, so that several workers can each do one.
 *
 * @param number which one, from 1
 * @param of how many there are
 */
record Share(int number, int of) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,3})/([0-9]{1,3})");

  /**
   * Reads {@code 2/4}; no text is all of it.
   *
   * @throws IllegalArgumentException if it is not of this form, or there is no such share
   */
  static Share parse(String text) {
    if (text == null || text.isBlank()) {
      return new Share(1, 1);
    }
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("share=" + text + "; it is to be like 2/4");
    }
    Share share = new Share(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    if (share.number < 1 || share.number > share.of) {
      throw new IllegalArgumentException("share=" + text + "; the first number is 1 to the second");
    }
    return share;
  }
}
