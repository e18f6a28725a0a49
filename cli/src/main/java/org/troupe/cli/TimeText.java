package org.troupe.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Stretches of time as they are written on the command line: {@code 30s}, {@code 5m}, {@code 1h}.
 */
final class TimeText {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6}h)?(\\d{1,6}m)?(\\d{1,6}s)?");
  private static final Duration MOST = Duration.ofHours(1);

  private TimeText() {}

  /** From no time at all to an hour. */
  static final class Drain implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return parse(text, Duration.ZERO);
    }
  }

  /** From a second to an hour. */
  static final class Stop implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return parse(text, Duration.ofSeconds(1));
    }
  }

  private static Duration parse(String text, Duration least) {
    if (!text.isEmpty() && FORM.matcher(text).matches()) {
      Duration time = Duration.parse("PT" + text);
      if (time.compareTo(least) >= 0 && time.compareTo(MOST) <= 0) {
        return time;
      }
    }
    throw new TypeConversionException(
        "'%s' is no time from %ds to 1h, such as 30s or 5m".formatted(text, least.toSeconds()));
  }
}
