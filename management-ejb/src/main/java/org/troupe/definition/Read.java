package org.troupe.definition;

import java.util.List;

/**
 * What was read out of a file.
 *
 * @param value the file's content
 * @param warnings what in the file has no effect here
 */
public record Read<T>(T value, List<Finding> warnings) {

  public Read {
    warnings = List.copyOf(warnings);
  }
}
