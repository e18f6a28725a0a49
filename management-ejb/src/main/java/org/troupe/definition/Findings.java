package org.troupe.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is found in one file, so that its author hears of everything at once. */
final class Findings {

  /** A file that is wrong throughout is not answered with more text than it has itself. */
  private static final int MOST = 100;

  private static final int LONGEST = 1000;

  private final String file;
  private final List<Finding> errors = new ArrayList<>();
  private final List<Finding> warnings = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  void error(int line, String message) {
    errors.add(new Finding(file, line, shortened(message)));
  }

  void warning(int line, String message) {
    warnings.add(new Finding(file, line, shortened(message)));
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  List<Finding> warnings() {
    return inOrder(warnings);
  }

  /**
   * Ends the reading if there is an error.
   *
   * @throws InvalidDefinitionException with all errors
   */
  void refuseErrors() {
    if (hasErrors()) {
      throw new InvalidDefinitionException(file, inOrder(errors));
    }
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
  }

  private List<Finding> inOrder(List<Finding> found) {
    List<Finding> sorted =
        new ArrayList<>(
            found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Finding::line))
                .limit(MOST)
                .toList());
    if (found.size() > MOST) {
      sorted.add(new Finding(file, 0, "and more: " + found.size() + " in all"));
    }
    return sorted;
  }
}
