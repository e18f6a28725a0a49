package org.troupe.timers;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Whether this instance takes work, by what the resource adapter says of its consumers. */
final class Working {

  private static final Logger LOG = System.getLogger(Working.class.getName());

  private Working() {}

  static boolean isWorking() {
    try {
      Object wanted =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(new ObjectName("org.troupe:type=Consumers"), "Paused");
      return !Boolean.TRUE.equals(wanted);
    } catch (JMException noAdapter) {
      LOG.log(Level.DEBUG, "nobody says so, so it does", noAdapter);
      return true;
    }
  }
}
