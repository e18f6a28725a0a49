package org.troupe.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What becomes of a message that fails: delivered again, later each time, and at last dead. */
final class Redelivery {

  private static final int FIRST_MILLIS = 500;
  private static final int LONGEST_MILLIS = 60_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Redelivery() {}

  /**
   * Sets it for a deployment's own queue.
   *
   * @param maxDeliveries how often a message is delivered
   * @param deadLetters where it goes then
   */
  static void set(BrokerSession session, String own, int maxDeliveries, String deadLetters) {
    session.broker(
        "addAddressSettings",
        own,
        "{\"deadLetterAddress\":\"%s\",\"maxDeliveryAttempts\":%d,\"redeliveryDelay\":%d,\"redeliveryMultiplier\":2.0,\"maxRedeliveryDelay\":%d}"
            .formatted(deadLetters, maxDeliveries, FIRST_MILLIS, LONGEST_MILLIS));
  }

  /** Has an own queue's dead letters go elsewhere; all else of it stays. */
  static void lead(BrokerSession session, String own, String deadLetters) {
    set(session, own, maxDeliveries(session, own), deadLetters);
  }

  /** What is in it stays there, however often somebody looks at it. */
  static void never(BrokerSession session, String deadLetters) {
    session.broker("addAddressSettings", deadLetters, "{\"maxDeliveryAttempts\":-1}");
  }

  static void remove(BrokerSession session, String own) {
    session.broker("removeAddressSettings", own);
  }

  private static int maxDeliveries(BrokerSession session, String own) {
    String settings = String.valueOf(session.broker("getAddressSettingsAsJSON", own));
    try {
      return JSON.readTree(settings).path("maxDeliveryAttempts").asInt();
    } catch (JsonProcessingException e) {
      throw new BrokerUnavailableException("the settings of " + own + " are no JSON", e);
    }
  }
}
