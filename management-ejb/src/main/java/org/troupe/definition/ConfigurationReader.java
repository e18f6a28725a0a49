package org.troupe.definition;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads the {@code ServiceConfiguration.cscfg} of a cloud service against its definition. Safe for
 * use by many threads.
 */
public final class ConfigurationReader {

  /** Name of the file in findings, whatever it was called where it came from. */
  public static final String FILE = "ServiceConfiguration.cscfg";

  private final XmlForm<CscfgXml> form =
      new XmlForm<>(
          CscfgXml.class,
          "ServiceConfiguration with xmlns=\"" + CscfgXml.AZURE + "\"",
          List.of("ServiceConfiguration.xsd"));

  /**
   * Reads a configuration.
   *
   * @param in the file, in UTF-8 or UTF-16, at most 1 MiB; is not closed
   * @param definition what it must fit
   * @throws InvalidDefinitionException if the file breaks rules; with all that was found
   */
  public Read<ServiceConfiguration> read(InputStream in, ServiceDefinition definition)
      throws IOException {
    Findings findings = new Findings(FILE);
    return finish(form.read(in, findings), definition, findings);
  }

  /**
   * Reads a configuration.
   *
   * @param text the file's text, at most 1 Mi characters
   * @param definition what it must fit
   * @throws InvalidDefinitionException if the file breaks rules; with all that was found
   */
  public Read<ServiceConfiguration> read(String text, ServiceDefinition definition) {
    Findings findings = new Findings(FILE);
    return finish(form.read(text, findings), definition, findings);
  }

  private static Read<ServiceConfiguration> finish(
      Optional<CscfgXml> file, ServiceDefinition definition, Findings findings) {
    Optional<ServiceConfiguration> configuration =
        file.map(new ConfigurationRules(definition, findings)::apply);
    findings.refuseErrors();
    return new Read<>(configuration.orElseThrow(), findings.warnings());
  }
}
