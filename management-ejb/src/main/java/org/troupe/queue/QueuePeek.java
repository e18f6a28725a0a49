package org.troupe.queue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.troupe.wire.QueueMessagesView;
import org.troupe.wire.QueueMessagesView.Body;
import org.troupe.wire.QueueMessagesView.MessageView;

/**
 * Looks at the messages that wait in a queue, and leaves them there.
 *
 * @param session the conversation with the broker
 * @param queue which
 */
record QueuePeek(BrokerSession session, String queue) {

  /** So much of a body is shown at most. */
  static final int MOST_BODY_BYTES = 65_536;

  /** So deep a page may begin at most: the broker goes through all before it. */
  static final int DEEPEST = 10_000;

  private static final String OF_ARTEMIS = "_AMQ";

  /**
   * One page.
   *
   * @param after number of the last message of the page before; 0 for the first page
   * @param limit how many messages it has at most
   * @param bodies whether with bodies
   */
  QueueMessagesView page(long after, int limit, boolean bodies) {
    List<MessageView> messages = new ArrayList<>();
    try (ClientConsumer browser = session.plain().createConsumer(queue, "", true)) {
      long last = 0;
      for (int looked = 0; looked < DEEPEST + limit; looked++) {
        ClientMessage message = browser.receiveImmediate();
        if (message == null) {
          return new QueueMessagesView(messages, null);
        }
        if (message.getMessageID() > after) {
          if (messages.size() == limit) {
            return new QueueMessagesView(messages, Long.toString(last));
          }
          messages.add(view(message, bodies));
          last = message.getMessageID();
        }
      }
      return new QueueMessagesView(messages, null);
    } catch (ActiveMQException e) {
      throw new BrokerUnavailableException("looking into " + queue, e);
    }
  }

  private static MessageView view(ClientMessage message, boolean bodies) {
    Map<String, Object> properties = new TreeMap<>();
    for (SimpleString name : message.getPropertyNames()) {
      Object value = message.getObjectProperty(name);
      if (value != null && !name.toString().startsWith(OF_ARTEMIS)) {
        properties.put(name.toString(), readable(value));
      }
    }
    Object id = properties.remove(DeadLetter.ID);
    return new MessageView(
        id == null ? Long.toString(message.getMessageID()) : id.toString(),
        Instant.ofEpochMilli(message.getTimestamp()),
        message.getBodySize(),
        message.isDurable(),
        properties,
        bodies ? body(message) : null);
  }

  private static Object readable(Object value) {
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    return value instanceof Number || value instanceof Boolean ? value : value.toString();
  }

  private static Body body(ClientMessage message) {
    ActiveMQBuffer buffer = message.getBodyBuffer();
    if (message.getType() == Message.TEXT_TYPE && !message.isLargeMessage()) {
      SimpleString text = buffer.readNullableSimpleString();
      return text(text == null ? "" : text.toString());
    }
    int length = Math.min(buffer.readableBytes(), MOST_BODY_BYTES);
    byte[] bytes = new byte[length];
    buffer.readBytes(bytes);
    boolean truncated = message.getBodySize() > length;
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Body(text, null, truncated);
    } catch (CharacterCodingException e) {
      return new Body(null, Base64.getEncoder().encodeToString(bytes), truncated);
    }
  }

  private static Body text(String text) {
    return text.length() <= MOST_BODY_BYTES
        ? new Body(text, null, false)
        : new Body(text.substring(0, MOST_BODY_BYTES), null, true);
  }
}
