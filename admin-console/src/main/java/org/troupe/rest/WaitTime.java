package org.troupe.rest;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameter {@code wait}: how long an answer may be held back, such as {@code 20s}. */
final class WaitTime {

  /** Longer waits are cut: what stands between client and controller gives up on silence. */
  static final Duration MOST = Duration.ofSeconds(30);

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(ms|s|m)");

  private WaitTime() {}

  /**
   * Reads the parameter.
   *
   * @param text {@code <n>ms}, {@code <n>s} or {@code <n>m}; null or empty for no wait
   * @throws BadRequestException if it is none of these
   */
  static Duration parse(String text) {
    if (text == null || text.isEmpty()) {
      return Duration.ZERO;
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw BadRequestException.parameter("wait", text, "a time such as 20s");
    }
    long number = Long.parseLong(form.group(1));
    Duration asked =
        switch (form.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          default -> Duration.ofMinutes(number);
        };
    return asked.compareTo(MOST) > 0 ? MOST : asked;
  }
}
