package org.troupe.servicepackage;

import java.util.List;
import org.troupe.definition.Finding;
import org.troupe.refusal.RefusedException;

/** A package that is not taken in; nothing of it is kept. */
public class PackageRefusedException extends RefusedException {

  private final PackageFault fault;
  private final transient List<Finding> findings;

  PackageRefusedException(PackageFault fault, List<Finding> findings) {
    super(fault.code(), message(findings), fault.hint());
    this.fault = fault;
    this.findings = List.copyOf(findings);
  }

  /**
   * A package at fault in one place.
   *
   * @param file path of a file in the package; {@code package} for the package itself
   * @param message what is wrong
   */
  PackageRefusedException(PackageFault fault, String file, String message) {
    this(fault, List.of(new Finding(file, 0, message)));
  }

  private static String message(List<Finding> findings) {
    String first = findings.get(0).toString();
    return findings.size() == 1 ? first : first + " (and " + (findings.size() - 1) + " more)";
  }

  /** Why, as a word. */
  public PackageFault fault() {
    return fault;
  }

  /** The places at fault; at least one. */
  public List<Finding> findings() {
    return findings;
  }
}
