package org.troupe.gateway;

import java.util.logging.LogManager;

/**
 * Keeps the log open while the gateway drains: the JDK's own log manager closes it as soon as a
 * SIGTERM comes. Public because the JDK makes it.
 */
public final class LastingLogManager extends LogManager {
  @Override
  public void reset() {
    // The process ends without; the console's handler holds nothing back.
  }
}
