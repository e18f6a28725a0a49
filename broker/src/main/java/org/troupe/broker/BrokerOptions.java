package org.troupe.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * How a broker is to run. Its administrator's name and password come from the environment, for
 * every user of the machine can read a command line.
 *
 * @param host the address to listen on
 * @param port the TCP port to listen on
 * @param data the directory of its journal
 * @param user its administrator
 * @param password the administrator's password
 */
record BrokerOptions(String host, int port, Path data, String user, String password) {

  static final String USER_VARIABLE = "TROUPE_BROKER_USER";
  static final String PASSWORD_VARIABLE = "TROUPE_BROKER_PASSWORD";

  BrokerOptions {
    Objects.requireNonNull(data);
  }

  /** Never tells the password. */
  @Override
  public String toString() {
    return "listen=" + host + ":" + port + " data=" + data + " user=" + user;
  }

  /**
   * Reads command line and environment.
   *
   * @throws IllegalArgumentException with what is missing or wrong
   */
  static BrokerOptions parse(String[] arguments, Map<String, String> environment) {
    String listen = null;
    String data = null;
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      switch (arguments[i]) {
        case "--listen" -> listen = arguments[i + 1];
        case "--data" -> data = arguments[i + 1];
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    String address = required("--listen", listen);
    int colon = address.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("--listen wants ADDRESS:PORT, not " + address);
    }
    return new BrokerOptions(
        address.substring(0, colon),
        port(address.substring(colon + 1)),
        Path.of(required("--data", data)).toAbsolutePath(),
        required(USER_VARIABLE, environment.get(USER_VARIABLE)),
        required(PASSWORD_VARIABLE, environment.get(PASSWORD_VARIABLE)));
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65_536) {
        return port;
      }
      throw new IllegalArgumentException("--listen wants a port from 1 to 65535, not " + port);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--listen wants a port number, not " + text, e);
    }
  }

  private static String required(String name, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }
}
