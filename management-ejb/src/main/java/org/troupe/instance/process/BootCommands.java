package org.troupe.instance.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.troupe.instance.InstanceSpec;
import org.troupe.portable.DescriptorPatch;

/**
 * The server's boot command files. Passwords stand in neither: they come from the environment.
 * Resources go into the second file, since connectors in the first break the boot; the agent is the
 * last, because it brings the role's applications, which want their resources.
 */
final class BootCommands {

  /** A database takes a finite number of connections, and many instances share it. */
  private static final int MOST_CONNECTIONS = 10;

  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final String NETWORK = "configs.config.server-config.network-config.";
  private static final String LISTENER = NETWORK + "network-listeners.network-listener.";
  private static final String HTTP = NETWORK + "protocols.protocol.http-listener.http.";

  private BootCommands() {}

  /**
   * Before the listener opens: loopback only, connections that the gateway may keep.
   *
   * @param coordinator name of the process's transaction coordinator
   */
  static String preBoot(String coordinator) {
    List<String> commands =
        new ArrayList<>(
            List.of(
                "set " + LISTENER + "http-listener.address=127.0.0.1",
                "set " + HTTP + "max-connections=-1",
                "set " + HTTP + "timeout-seconds=" + KEEP_ALIVE_SECONDS,
                "set " + HTTP + "server-header=false",
                "set " + HTTP + "xpowered-by=false"));
    commands.addAll(TransactionLog.preBoot(coordinator));
    return lines(commands);
  }

  /**
   * After the boot: datasource, resource adapter, connection factories, destinations, agent.
   *
   * @param adapter the resource adapter's RAR
   * @param agent the agent's WAR
   */
  static String postBoot(InstanceSpec spec, Path adapter, Path agent) {
    List<String> commands = new ArrayList<>(database(spec.database()));
    // Persistent timers, which @Schedule makes by default, fail a deployment without it. Before the
    // boot it would be of no use: the server sets it itself when it has no data grid.
    commands.add(
        "set configs.config.server-config.ejb-container.ejb-timer-service"
            + ".ejb-timer-service=Troupe");
    commands.add(TransactionLog.postBoot());
    commands.addAll(messaging(adapter));
    commands.addAll(named(spec.messaging()));
    // Its first connection loads hundreds of classes, which nobody's first request shall wait for.
    commands.add("ping-connection-pool messaging");
    commands.add(
        "deploy --name troupe-agent --contextroot /_role --property implicitCdiEnabled=false "
            + agent);
    return lines(commands);
  }

  private static List<String> database(InstanceSpec.Database database) {
    return List.of(
        "create-jdbc-connection-pool --datasourceclassname org.postgresql.ds.PGSimpleDataSource"
            + " --restype javax.sql.DataSource --steadypoolsize 0 --maxpoolsize "
            + MOST_CONNECTIONS
            + " --poolresize 1 --idletimeout 60"
            // A real question to the server: after its restart old connections are dead.
            + " --isconnectvalidatereq=true --validationmethod custom-validation"
            + " --validationclassname"
            + " org.glassfish.api.jdbc.validation.PostgresConnectionValidation"
            // Else an MDB's transaction may be handed a connection that the pool has closed,
            // and its message is acknowledged all the same (docs/surprises.md).
            + " --lazyconnectionenlistment=true --property url="
            + escaped(database.url())
            + ":user=${ENV=TROUPE_DATABASE_USER}:password=${ENV=TROUPE_DATABASE_PASSWORD}"
            + " service",
        "create-jdbc-resource --connectionpoolid service jdbc/service",
        // What java:comp/DefaultDataSource leads to.
        "set resources.jdbc-resource.jdbc/__default.pool-name=service");
  }

  private static List<String> messaging(Path adapter) {
    return List.of(
        "create-resource-adapter-config --property"
            + " ConnectionParameters=host\\=${ENV=TROUPE_BROKER_HOST}"
            + ";port\\=${ENV=TROUPE_BROKER_PORT}"
            + ":UserName=${ENV=TROUPE_BROKER_USER}:Password=${ENV=TROUPE_BROKER_PASSWORD} "
            + DescriptorPatch.ADAPTER,
        "deploy --name " + DescriptorPatch.ADAPTER + " --type rar " + adapter,
        "create-connector-connection-pool --raname "
            + DescriptorPatch.ADAPTER
            + " --connectiondefinition"
            + " jakarta.jms.ConnectionFactory --transactionsupport XATransaction"
            + " --steadypoolsize 0 --maxpoolsize "
            + MOST_CONNECTIONS
            + " --poolresize 1 --property"
            + " UserName=${ENV=TROUPE_BROKER_USER}:Password=${ENV=TROUPE_BROKER_PASSWORD}"
            + " messaging",
        "create-connector-resource --poolname messaging " + DescriptorPatch.FACTORY);
  }

  /** Global names by which applications look up what other servers let an administrator make. */
  private static List<String> named(InstanceSpec.Messaging messaging) {
    List<String> commands = new ArrayList<>();
    new TreeMap<>(messaging.destinations())
        .forEach(
            (name, queue) -> {
              if (!DescriptorPatch.isOfApplication(name)) {
                commands.add(
                    "create-admin-object --restype jakarta.jms.Queue --raname "
                        + DescriptorPatch.ADAPTER
                        + " --property Address="
                        + escaped(queue.name())
                        + " "
                        + name);
              }
            });
    messaging.needs().values().stream()
        .flatMap(needs -> needs.connectionFactories().stream())
        .filter(name -> !DescriptorPatch.isOfApplication(name))
        .filter(name -> !name.equals(DescriptorPatch.FACTORY))
        .distinct()
        .sorted()
        .forEach(name -> commands.add("create-connector-resource --poolname messaging " + name));
    return commands;
  }

  /** A property's value, in which the server takes colons and equal signs for its own. */
  static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(":", "\\:").replace("=", "\\=");
  }

  private static String lines(List<String> commands) {
    return String.join("\n", commands) + "\n";
  }
}
