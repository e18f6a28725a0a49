package org.troupe.queue;

import java.util.Set;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;

/** What stands on a dead letter; valid names of JMS, so that selectors can ask for them. */
final class DeadLetter {

  /** Why its last delivery failed; its absence says that nobody has looked for it yet. */
  static final String CAUSE = "troupe_cause";

  static final String STACK = "troupe_stack";
  static final String DELIVERIES = "troupe_deliveries";
  static final String INSTANCE = "troupe_instance";
  static final String FAILED_AT = "troupe_failed_at";

  /** By which it is retried and deleted. */
  static final String ID = "troupe_id";

  /** The message's own id and time of sending, and the queue that it failed in. */
  static final String MESSAGE_ID = "troupe_message_id";

  static final String SENT_AT = "troupe_sent_at";
  static final String QUEUE = "troupe_queue";

  static final String UNEXPLAINED = CAUSE + " IS NULL";
  static final String UNKNOWN_CAUSE =
      "the instance ended while it worked on it, or the failure left no note";

  /** What is taken off when it is sent anew. */
  static final Set<String> PROPERTIES =
      Set.of(CAUSE, STACK, DELIVERIES, INSTANCE, FAILED_AT, ID, MESSAGE_ID, SENT_AT, QUEUE);

  private DeadLetter() {}

  /** The broker's number of the message as it was in the queue that it failed in. */
  static long originalId(ClientMessage letter) {
    Object id = letter.getObjectProperty(Message.HDR_ORIG_MESSAGE_ID);
    return id instanceof Number number ? number.longValue() : letter.getMessageID();
  }

  /** The queue that it failed in; empty if somebody sent it here. */
  static String originalQueue(ClientMessage letter) {
    SimpleString queue = letter.getSimpleStringProperty(Message.HDR_ORIGINAL_QUEUE);
    return queue == null ? "" : queue.toString();
  }
}
