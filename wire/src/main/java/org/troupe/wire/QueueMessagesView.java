package org.troupe.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A page of messages, the one that is delivered next first.
 *
 * @param messages what is on it
 * @param next what to ask for the next page with ({@code after}); absent on the last one
 */
public record QueueMessagesView(List<MessageView> messages, @MayBeAbsent String next) {

  public QueueMessagesView {
    messages = List.copyOf(messages);
  }

  /**
   * A message.
   *
   * @param id by which it is retried or deleted, if it is a dead letter
   * @param sentAt when its producer sent it
   * @param bytes how long its body is
   * @param durable whether it outlives the broker
   * @param properties its properties, those of a dead letter's death among them
   * @param body its body, if that was asked for
   */
  public record MessageView(
      String id,
      Instant sentAt,
      long bytes,
      boolean durable,
      Map<String, Object> properties,
      @MayBeAbsent Body body) {

    public MessageView {
      properties = Map.copyOf(properties);
    }
  }

  /**
   * A message's body.
   *
   * @param text the body if it is text, else absent
   * @param base64 the body if it is not text, else absent
   * @param truncated whether it goes on
   */
  public record Body(@MayBeAbsent String text, @MayBeAbsent String base64, boolean truncated) {}
}
