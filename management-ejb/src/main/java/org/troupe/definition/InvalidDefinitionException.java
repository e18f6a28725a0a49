package org.troupe.definition;

import java.util.List;
import org.troupe.refusal.RefusedException;

/** A csdef or cscfg that breaks rules; it says all that was found, in the order of the file. */
public class InvalidDefinitionException extends RefusedException {

  private final transient List<Finding> findings;

  InvalidDefinitionException(String file, List<Finding> findings) {
    super(
        file.equals(DefinitionReader.FILE) ? "DEFINITION_INVALID" : "CONFIGURATION_INVALID",
        message(file, findings),
        "Correct the file and try again.");
    this.findings = List.copyOf(findings);
  }

  private static String message(String file, List<Finding> findings) {
    String first = findings.get(0).toString();
    return findings.size() == 1
        ? first
        : file + " has " + findings.size() + " errors, the first: " + first;
  }

  /** What is wrong and what would be right, each with file and line; at least one. */
  public List<Finding> findings() {
    return findings;
  }
}
