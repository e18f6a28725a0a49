package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.troupe.instance.InstanceKey;
import org.troupe.platform.ControllerConfig;
import org.troupe.queue.BrokerAdministration;
import org.troupe.queue.Diverts;
import org.troupe.queue.QueueNames;
import org.troupe.reconcile.plan.DesiredDeployment;
import org.troupe.reconcile.plan.DesiredRole;
import org.troupe.servicepackage.StoredPackages;

/** Puts services with ten instances each on record, as they are when nothing is left to do. */
@ApplicationScoped
class Population {

  private static final Map<String, Integer> ROLES = new TreeMap<>(Map.of("web", 6, "worker", 4));

  private ControllerConfig config;
  private StoredPackages packages;
  private SnapshotReader snapshots;
  private BrokerAdministration broker;
  private FakeHost host;

  protected Population() {}

  @Inject
  Population(
      ControllerConfig config,
      StoredPackages packages,
      SnapshotReader snapshots,
      BrokerAdministration broker,
      FakeHost host) {
    this.config = config;
    this.packages = packages;
    this.snapshots = snapshots;
    this.broker = broker;
    this.host = host;
  }

  static String deployment(int service) {
    return String.format("%05dbench", service);
  }

  private static String service(int number) {
    return String.format("bench%05d", number);
  }

  /** From now on there are so many services, each with so many schedules. */
  void become(int services, int schedules, int agentPort) throws Exception {
    String packageId = packages.store(SamplePackage.open(schedules), Optional.empty()).id();
    host.become(
        agentPort,
        () -> {
          try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            services(connection, services, packageId);
            List<InstanceKey> keys = instances(connection, services, agentPort);
            connection.commit();
            launched(connection);
            connection.commit();
            connection.setAutoCommit(true);
            execute(connection, "analyze");
            lead(services);
            return keys;
          }
        });
  }

  private Connection connect() throws SQLException {
    ControllerConfig.Database database = config.database();
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void services(Connection connection, int services, String packageId)
      throws SQLException {
    execute(
        connection,
        "delete from role_instance; delete from operation; delete from cloud_service;"
            + " delete from deployment; delete from deployment_revision");
    try (PreparedStatement revision =
            connection.prepareStatement(
                "insert into deployment_revision values (?, ?, ?, ?, 'http', 5)");
        PreparedStatement deployment =
            connection.prepareStatement(
                "insert into deployment (id, service, current_id, broker_password, placed_at,"
                    + " prepared, leaving, row_version)"
                    + " values (?, ?, ?, 'secret', now(), true, false, 1)");
        PreparedStatement queue =
            connection.prepareStatement("insert into deployment_queue values (?, 0, ?, 5)");
        PreparedStatement role =
            connection.prepareStatement(
                "insert into deployment_role (revision_id, position, name, kind, instance_count,"
                    + " routed, start_limit_millis, package_id, package_version)"
                    + " values (?, ?, ?, ?, ?, ?, 120000, ?, ?)");
        PreparedStatement service =
            connection.prepareStatement(
                "insert into cloud_service values (?, 'secret', now(), ?, null, 1)")) {
      for (int n = 0; n < services; n++) {
        add(revision, (long) n, packageId, SamplePackage.VERSION, SamplePackage.CONFIGURATION);
        add(deployment, deployment(n), service(n), (long) n);
        add(queue, deployment(n), SamplePackage.QUEUE);
        int position = 0;
        for (String name : ROLES.keySet()) {
          boolean web = name.equals("web");
          add(
              role,
              (long) n,
              position++,
              name,
              web ? "WEB" : "WORKER",
              ROLES.get(name),
              web,
              packageId,
              SamplePackage.VERSION);
        }
        add(service, service(n), deployment(n));
      }
      for (PreparedStatement each : List.of(revision, deployment, queue, role, service)) {
        each.executeBatch();
      }
    }
  }

  private static List<InstanceKey> instances(Connection connection, int services, int agentPort)
      throws SQLException {
    List<InstanceKey> keys = new ArrayList<>();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into role_instance (id, deployment_id, role, ordinal, state, cause, since,"
                + " detail, starts, failures, started_at, token, port, pid, was_ready,"
                + " upgrade_domain, version)"
                + " values (?, ?, ?, ?, 'READY', 'HEALTHY', now(), '', 1, 0, now(), ?, ?, 1, true,"
                + " ?, ?)")) {
      for (int n = 0; n < services; n++) {
        for (Map.Entry<String, Integer> role : ROLES.entrySet()) {
          for (int ordinal = 0; ordinal < role.getValue(); ordinal++) {
            InstanceKey key = new InstanceKey(deployment(n), role.getKey(), ordinal);
            keys.add(key);
            add(
                insert,
                key.toString(),
                key.deployment(),
                key.role(),
                ordinal,
                "Nqv3ZrDeq0nXJm2i4RJt2mJ7w5h5kZ7x_" + n,
                agentPort,
                ordinal % 5,
                SamplePackage.VERSION);
          }
        }
      }
      insert.executeBatch();
    }
    return keys;
  }

  /** They run what the controller would have them run. */
  private void launched(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update role_instance set program = ?, told = ? where deployment_id = ? and role = ?")) {
      for (DesiredDeployment deployment :
          snapshots.read(config.domain()).desired().deployments()) {
        for (DesiredRole role : deployment.roles()) {
          add(
              update,
              role.current().program(),
              role.current().told(),
              deployment.id(),
              role.name());
        }
      }
      update.executeBatch();
    }
  }

  private static void add(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  private void lead(int services) {
    Map<String, String> leads = new TreeMap<>();
    for (int n = 0; n < services; n++) {
      leads.put(
          QueueNames.outside(service(n), SamplePackage.QUEUE),
          QueueNames.own(deployment(n), SamplePackage.QUEUE));
    }
    Diverts.become(config.broker(), leads);
    // Has it read what is in force now.
    broker.lead(List.of());
  }
}
