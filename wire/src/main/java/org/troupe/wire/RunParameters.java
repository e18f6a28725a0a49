package org.troupe.wire;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What parameters of a run may be; the intake and the controller go by the same rule. */
public final class RunParameters {

  private static final int MOST = 50;
  private static final int LONGEST_VALUE = 2000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._\\-]{0,99}");

  private RunParameters() {}

  /** What is wrong with them, in words; empty if nothing is. */
  public static Optional<String> fault(Map<String, String> parameters) {
    if (parameters.size() > MOST) {
      return Optional.of("there are " + parameters.size() + " parameters");
    }
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String name = parameter.getKey();
      String value = parameter.getValue();
      if (!NAME.matcher(name).matches()) {
        return Optional.of("'" + name + "' is no name of a parameter");
      }
      if (value == null || value.length() > LONGEST_VALUE || value.indexOf('\0') >= 0) {
        return Optional.of("the value of '" + name + "' is missing, too long or no text");
      }
    }
    return Optional.empty();
  }
}
