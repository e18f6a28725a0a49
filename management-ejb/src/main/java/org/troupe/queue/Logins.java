package org.troupe.queue;

/** The broker's users. */
final class Logins {

  private Logins() {}

  /**
   * Makes a login, or gives it this password and these roles.
   *
   * @param roles with commas between
   */
  static void ensure(BrokerSession session, String name, String password, String roles) {
    if (exists(session, name)) {
      session.broker("resetUser", name, password, roles);
    } else {
      session.broker("addUser", name, password, roles, false);
    }
  }

  /** What was remembered of it is forgotten, and its connections end: only new ones may come. */
  static void endConnections(BrokerSession session, String name) {
    session.broker("clearAuthenticationCache");
    session.broker("closeConnectionsForUser", name);
  }

  static void remove(BrokerSession session, String name) {
    if (exists(session, name)) {
      session.broker("removeUser", name);
    }
  }

  private static boolean exists(BrokerSession session, String name) {
    try {
      return String.valueOf(session.broker("listUser", "")).contains("\"" + name + "\"");
    } catch (BrokerUnavailableException e) {
      throw new BrokerUnavailableException(
          "the broker does not let its administrator manage users, which each deployment and each"
              + " producer needs; an Artemis of your own must run with ActiveMQBasicSecurityManager",
          e);
    }
  }
}
