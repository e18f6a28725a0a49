package org.troupe.cli.runtime;

/**
 * How the server writes its log, appended to its own {@code logging.properties}, where the later
 * line wins: one line an entry, no colours, and without what nobody can act on.
 */
final class ServerLogging {

  static final String PROPERTIES =
      """

      java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
      java.util.logging.SimpleFormatter.format=%1$tF %1$tT.%1$tL %4$s %3$s %5$s%6$s%n
      # Says "SUCCESS" for each boot command; failures are warnings.
      fish.payara.boot.runtime.BootCommand.level=WARNING
      # The expired ones among the JDK's certificates.
      javax.enterprise.system.security.ssl.level=SEVERE
      javax.enterprise.system.ssl.security.level=SEVERE
      """;

  private ServerLogging() {}
}
