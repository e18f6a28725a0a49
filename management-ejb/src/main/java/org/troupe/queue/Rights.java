package org.troupe.queue;

import java.util.Arrays;

/**
 * Who may do what at the broker. Rights set for an address replace those for all of them, so the
 * administrator is named with each.
 */
final class Rights {

  private static final String ADMINISTRATOR = "admin";
  private static final int KINDS = 10;
  private static final int SEND = 1;
  private static final int CONSUME = 2;
  private static final int BROWSE = 8;

  private Rights() {}

  static void sendConsumeBrowse(BrokerSession session, String addresses, String role) {
    grant(session, addresses, role, SEND, CONSUME, BROWSE);
  }

  static void send(BrokerSession session, String address, String role) {
    grant(session, address, role, SEND);
  }

  static void browse(BrokerSession session, String address, String role) {
    grant(session, address, role, BROWSE);
  }

  static void remove(BrokerSession session, String addresses) {
    session.broker("removeSecuritySettings", addresses);
  }

  private static void grant(BrokerSession session, String addresses, String role, int... kinds) {
    Object[] arguments = new Object[KINDS + 1];
    Arrays.fill(arguments, ADMINISTRATOR);
    arguments[0] = addresses;
    for (int kind : kinds) {
      arguments[kind] = role + "," + ADMINISTRATOR;
    }
    session.broker("addSecuritySettings", arguments);
  }
}
