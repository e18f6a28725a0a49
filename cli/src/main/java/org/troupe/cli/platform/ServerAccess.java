package org.troupe.cli.platform;

import java.net.URI;

/**
 * How to reach the database or the broker, the platform's own or somebody else's.
 *
 * @param host its host
 * @param port its TCP port
 * @param path name of the database, with parameters of its URL if there are any; empty for a broker
 * @param user who to log in as
 * @param password that user's
 */
record ServerAccess(String host, int port, String path, String user, String password) {

  private static final String JDBC = "jdbc:postgresql://";

  static ServerAccess ofJdbcUrl(String url, String user, String password) {
    if (!url.startsWith(JDBC)) {
      throw new PlatformException(
          "--database-url is no PostgreSQL URL: " + url,
          "It looks like jdbc:postgresql://host:5432/troupe");
    }
    URI uri = URI.create(url.substring("jdbc:".length()));
    if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
      throw new PlatformException(
          "--database-url names no host or no database: " + url,
          "It looks like jdbc:postgresql://host:5432/troupe");
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new ServerAccess(
        uri.getHost(),
        uri.getPort() < 0 ? 5432 : uri.getPort(),
        uri.getPath().substring(1) + query,
        user,
        password);
  }

  static ServerAccess ofBrokerUrl(String url, String user, String password) {
    URI uri = URI.create(url);
    if (!"tcp".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
      throw new PlatformException(
          "--broker-url is no broker's URL: " + url, "It looks like tcp://host:61616");
    }
    return new ServerAccess(uri.getHost(), uri.getPort(), "", user, password);
  }

  String jdbcUrl() {
    return JDBC + host + ":" + port + "/" + path;
  }

  /** Never tells the password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
