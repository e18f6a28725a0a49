package org.troupe.agent;

import java.time.Duration;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * The consumers of the application's message-driven beans. They belong to the resource adapter,
 * which has another class loader, so they are reached through the MBean server.
 */
final class QueueConsumers {

  private static final String NAME = "org.troupe:type=Consumers";

  private final MBeanServer server;
  private final ObjectName name;

  QueueConsumers(MBeanServer server) {
    this.server = server;
    try {
      this.name = new ObjectName(NAME);
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes no new message, and waits for those being worked on. */
  Outcome pause(Duration limit) {
    return ask("pause", limit);
  }

  /** Takes messages again. */
  Outcome resume(Duration limit) {
    return ask("resume", limit);
  }

  private Outcome ask(String operation, Duration limit) {
    try {
      Object answer =
          server.invoke(name, operation, new Object[] {limit.toMillis()}, new String[] {"long"});
      String objection = String.valueOf(answer);
      return new Outcome(objection.isEmpty(), objection);
    } catch (InstanceNotFoundException e) {
      return new Outcome(true, "There is no resource adapter, so nothing is consumed.");
    } catch (JMException e) {
      return new Outcome(false, "The resource adapter says: " + Reasons.of(e));
    }
  }
}
