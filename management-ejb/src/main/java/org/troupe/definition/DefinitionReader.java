package org.troupe.definition;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads the {@code ServiceDefinition.csdef} of a cloud service. Safe for use by many threads. */
public final class DefinitionReader {

  /** Name of the file in a package, and in findings. */
  public static final String FILE = "ServiceDefinition.csdef";

  private final XmlForm<CsdefXml> form =
      new XmlForm<>(
          CsdefXml.class,
          "ServiceDefinition with xmlns=\"" + CsdefXml.AZURE + "\"",
          List.of("troupe-2026.xsd", "ServiceDefinition.xsd"));

  /**
   * Reads a definition.
   *
   * @param in the file, in UTF-8 or UTF-16, at most 1 MiB; is not closed
   * @throws InvalidDefinitionException if the file breaks rules; with all that was found
   */
  public Read<ServiceDefinition> read(InputStream in) throws IOException {
    Findings findings = new Findings(FILE);
    return finish(form.read(in, findings), findings);
  }

  /**
   * Reads a definition.
   *
   * @param text the file's text, at most 1 Mi characters
   * @throws InvalidDefinitionException if the file breaks rules; with all that was found
   */
  public Read<ServiceDefinition> read(String text) {
    Findings findings = new Findings(FILE);
    return finish(form.read(text, findings), findings);
  }

  private static Read<ServiceDefinition> finish(Optional<CsdefXml> file, Findings findings) {
    Optional<ServiceDefinition> definition = file.map(new DefinitionRules(findings)::apply);
    findings.refuseErrors();
    return new Read<>(definition.orElseThrow(), findings.warnings());
  }
}
