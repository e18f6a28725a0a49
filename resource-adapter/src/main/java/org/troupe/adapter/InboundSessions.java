package org.troupe.adapter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The sessions of all consumers. One that the broker was lost to is replaced by its activation. */
final class InboundSessions {

  private static final Logger LOG = System.getLogger(InboundSessions.class.getName());

  private final List<InboundSession> sessions = new CopyOnWriteArrayList<>();

  void add(InboundSession session) {
    sessions.removeIf(InboundSession::isClosed);
    sessions.add(session);
  }

  void remove(InboundSession session) {
    sessions.remove(session);
  }

  void halt() {
    each("halted", InboundSession::halt);
  }

  void go() {
    each("started", InboundSession::go);
  }

  /** An activation that was just being set up may have made some that its end did not find. */
  void close() {
    each("closed", InboundSession::close);
    sessions.clear();
  }

  private void each(String what, Act act) {
    for (InboundSession session : sessions) {
      try {
        if (!session.isClosed()) {
          act.on(session);
        }
      } catch (Exception e) {
        // Without the broker nothing is delivered either.
        LOG.log(Level.DEBUG, "a session could not be " + what, e);
      }
    }
  }

  @FunctionalInterface
  private interface Act {
    void on(InboundSession session) throws Exception;
  }
}
