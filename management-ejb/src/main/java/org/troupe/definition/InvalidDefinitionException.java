package org.troupe.definition;

import java.util.List;
import java.util.stream.Collectors;
import org.troupe.refusal.RefusedException;

/** A csdef or cscfg that breaks rules; it says all that was found, in the order of the file. */
public class InvalidDefinitionException extends RefusedException {

  private final transient List<Finding> findings;

  InvalidDefinitionException(String code, List<Finding> findings) {
    super(
        code,
        findings.stream().map(Finding::toString).collect(Collectors.joining("\n")),
        "Correct the file and try again.");
    this.findings = List.copyOf(findings);
  }

  /** What is wrong and what would be right, each with file and line; at least one. */
  public List<Finding> findings() {
    return findings;
  }
}
