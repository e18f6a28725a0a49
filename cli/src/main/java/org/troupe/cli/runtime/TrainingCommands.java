package org.troupe.cli.runtime;

import java.nio.file.Path;

/**
 * Boot commands like those of an instance. There is neither database nor broker: what connects to
 * them fails, after its classes were loaded. The application's own entities go to the server's H2.
 */
final class TrainingCommands {

  static final String PRE_BOOT =
      "set configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.address=127.0.0.1\n";

  private TrainingCommands() {}

  static String postBoot(Path applications) {
    return String.join(
        "\n",
        "create-jdbc-connection-pool --datasourceclassname org.postgresql.ds.PGSimpleDataSource"
            + " --restype javax.sql.DataSource --steadypoolsize 0 --property"
            + " url=jdbc\\:postgresql\\://127.0.0.1\\:1/none:user=none:password=none servicePool",
        "create-jdbc-resource --connectionpoolid servicePool jdbc/service",
        "ping-connection-pool servicePool",
        "create-resource-adapter-config --property"
            + " ConnectionParameters=host\\=127.0.0.1;port\\=1 artemis",
        "deploy --name artemis --type rar " + applications.resolve("artemis.rar"),
        "create-connector-connection-pool --raname artemis --connectiondefinition"
            + " jakarta.jms.ConnectionFactory --transactionsupport XATransaction artemisPool",
        "create-connector-resource --poolname artemisPool jms/troupe",
        "deploy --name troupe-agent --contextroot /_role --property implicitCdiEnabled=false "
            + applications.resolve("web-role.war"),
        "");
  }
}
