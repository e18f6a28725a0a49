package org.troupe.servicepackage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.troupe.definition.Finding;

/**
 * Looks into the WARs and JARs of a package: each must be a sound zip, and those that are deployed
 * must be written for Jakarta EE 10.
 *
 * <p>Only an application's own classes are asked for what they use. A library in {@code
 * WEB-INF/lib} may refer to {@code javax.servlet} and never come to use it.
 */
final class ArchiveCheck {

  private static final String OWN_CLASSES = "WEB-INF/classes/";
  private static final String CLASS = ".class";

  private final PackageLimits limits;
  private final Budget budget;
  private final List<Finding> findings = new ArrayList<>();

  ArchiveCheck(PackageLimits limits) {
    this.limits = limits;
    this.budget = new Budget(limits.unpackedBytes());
  }

  /**
   * Checks an archive.
   *
   * @param file where it lies
   * @param label its path in the package
   * @param deployed whether it is deployed, and not merely a file of its role
   * @throws PackageRefusedException if it is no sound zip
   */
  void check(Path file, String label, boolean deployed) throws IOException {
    boolean web = Archives.isWar(label);
    List<Finding> shown = new ArrayList<>();
    try (UntrustedZip archive = new UntrustedZip(file, label, limits)) {
      archive.visit(
          budget,
          (path, content) -> {
            boolean own = path.endsWith(CLASS) && (!web || path.startsWith(OWN_CLASSES));
            if (deployed && own && shown.isEmpty()) {
              javaEeTypeIn(content)
                  .map(type -> path + " uses " + type + ", which is Jakarta EE 8")
                  .map(message -> new Finding(label, 0, message))
                  .ifPresent(shown::add);
            }
          });
    }
    findings.addAll(shown);
  }

  /**
   * Ends the checks.
   *
   * @throws PackageRefusedException if an application is not written for Jakarta EE 10; names a
   *     class of each
   */
  void refuseFindings() {
    if (!findings.isEmpty()) {
      throw new PackageRefusedException(PackageFault.JAVAX, findings);
    }
  }

  private static Optional<String> javaEeTypeIn(InputStream classFile) throws IOException {
    try {
      return JavaEe8.typeIn(ClassReferences.of(classFile));
    } catch (EOFException | UTFDataFormatException e) {
      // No class file, whatever its name says: the server will tell, should it matter.
      return Optional.empty();
    }
  }
}
