package org.troupe.queue;

import java.util.Arrays;
import java.util.Map;
import org.troupe.platform.ControllerConfig;

/** Leads outside addresses to queues all at once; the controller does one after the other. */
public final class Diverts {

  private Diverts() {}

  /** From now on there are these, outside address to queue, and no others. */
  public static void become(ControllerConfig.Broker broker, Map<String, String> leads) {
    try (BrokerSession session = BrokerSession.open(broker)) {
      Arrays.stream((Object[]) session.broker("getDivertNames"))
          .map(String::valueOf)
          .filter(name -> name.startsWith("lead:"))
          .forEach(name -> session.broker("destroyDivert", name));
      leads.forEach(
          (outside, queue) ->
              session.broker(
                  "createDivert",
                  "lead:" + outside,
                  "lead:" + outside,
                  outside,
                  queue,
                  true,
                  null,
                  null,
                  Map.of(),
                  "ANYCAST"));
    }
  }
}
