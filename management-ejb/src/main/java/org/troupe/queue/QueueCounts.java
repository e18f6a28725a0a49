package org.troupe.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the broker counts of a queue.
 *
 * @param messages all in it: those that wait, those to be delivered again later, those in work
 * @param inWork those that consumers have
 * @param consumers how many take messages from it
 * @param added how many came, since the broker's start
 * @param taken how many were acknowledged, since the broker's start
 * @param paused whether nothing is delivered from it
 */
record QueueCounts(
    long messages, long inWork, int consumers, long added, long taken, boolean paused) {

  static final QueueCounts NONE = new QueueCounts(0, 0, 0, 0, 0, false);

  private static final int PAGE = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  long waiting() {
    return Math.max(0, messages - inWork);
  }

  /** All queues, by name. */
  static Map<String, QueueCounts> all(BrokerSession session) {
    return read(session, "");
  }

  /** The queues whose names contain a text, by name. */
  static Map<String, QueueCounts> like(BrokerSession session, String text) {
    return read(
        session, "{\"field\":\"name\",\"operation\":\"CONTAINS\",\"value\":\"" + text + "\"}");
  }

  private static Map<String, QueueCounts> read(BrokerSession session, String options) {
    Map<String, QueueCounts> counts = new TreeMap<>();
    try {
      long all = PAGE;
      for (int page = 1; (page - 1L) * PAGE < all; page++) {
        String text = String.valueOf(session.broker("listQueues", options, page, PAGE));
        JsonNode answer = JSON.readTree(text);
        all = answer.path("count").asLong();
        answer.path("data").forEach(queue -> counts.put(queue.path("name").asText(), of(queue)));
      }
    } catch (JsonProcessingException e) {
      throw new BrokerUnavailableException("the broker's list of queues is no JSON", e);
    }
    return counts;
  }

  private static QueueCounts of(JsonNode queue) {
    return new QueueCounts(
        queue.path("messageCount").asLong(),
        queue.path("deliveringCount").asLong(),
        queue.path("consumerCount").asInt(),
        queue.path("messagesAdded").asLong(),
        queue.path("messagesAcked").asLong(),
        queue.path("paused").asBoolean());
  }
}
