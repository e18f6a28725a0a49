package org.troupe.cli.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.troupe.cli.progress.Progress;

/**
 * The database and the broker that are not the platform's own: whether they can be reached.
 *
 * @param settings which they are
 */
record ExternalServers(PlatformSettings settings) {

  /** Throws if one cannot be reached, or does not let the controller in. */
  void check(Progress progress) {
    if (!settings.embeddedDatabase()) {
      checkDatabase(settings.database());
      progress.done("database", "reached at " + settings.database());
    }
    if (!settings.embeddedBroker()) {
      checkBroker(settings.broker());
      progress.done(
          "broker",
          "reached at "
              + settings.broker()
              + (Probe.speaksAmqp(settings.broker().host(), settings.broker().port())
                  ? ""
                  : "; it does not speak AMQP 1.0, so producers need Artemis' own client"));
    }
  }

  private static void checkDatabase(ServerAccess database) {
    Properties login = new Properties();
    login.setProperty("user", database.user());
    login.setProperty("password", database.password());
    login.setProperty("connectTimeout", "10");
    login.setProperty("socketTimeout", "10");
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), login);
        var rights =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT rolsuper OR (rolcreatedb AND rolcreaterole) FROM pg_roles"
                        + " WHERE rolname = current_user")) {
      if (!rights.next() || !rights.getBoolean(1)) {
        throw new PlatformException(
            "the database's user " + database.user() + " may not make databases and roles",
            "Each cloud service gets a database and a login of its own:"
                + " ALTER ROLE "
                + database.user()
                + " CREATEDB CREATEROLE");
      }
    } catch (SQLException e) {
      throw new PlatformException(
          "the database at " + database + " cannot be used: " + e.getMessage(),
          "Check --database-url, --database-user and TROUPE_DATABASE_PASSWORD",
          e);
    }
  }

  private static void checkBroker(ServerAccess broker) {
    if (!Probe.connects(broker.host(), broker.port())) {
      throw new PlatformException(
          "nobody answers at the broker's address " + broker, "Check --broker-url");
    }
  }
}
