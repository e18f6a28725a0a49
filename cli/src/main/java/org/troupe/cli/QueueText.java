package org.troupe.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.troupe.wire.QueueMessagesView;
import org.troupe.wire.QueueMessagesView.MessageView;
import org.troupe.wire.QueueView;

/** Queues and messages, for a terminal. */
final class QueueText {

  private static final String CAUSE = "troupe_cause";
  private static final String STACK = "troupe_stack";
  private static final String FAILED_AT = "troupe_failed_at";

  private final PrintWriter out;

  QueueText(PrintWriter out) {
    this.out = out;
  }

  void print(String service, String slot, List<QueueView> queues) {
    if (queues.isEmpty()) {
      out.printf("%s of %s has no queues.%n", slot, service);
      return;
    }
    out.printf(
        "%-24s %8s %8s %9s %8s %8s %8s %8s%n",
        "QUEUE", "WAITING", "IN WORK", "CONSUMERS", "IN/s", "OUT/s", "OLDEST", "DEAD");
    for (QueueView queue : queues) {
      out.printf(
          "%-24s %8d %8d %9d %8s %8s %8s %8d%s%n",
          queue.queue(),
          queue.waiting(),
          queue.inWork(),
          queue.consumers(),
          rate(queue.inPerSecond()),
          rate(queue.outPerSecond()),
          age(queue.oldestSeconds()),
          queue.dead(),
          queue.paused() ? "  paused" : "");
    }
  }

  private static String rate(Double perSecond) {
    return perSecond == null ? "-" : String.format(Locale.ROOT, "%.1f", perSecond);
  }

  private static String age(Double seconds) {
    if (seconds == null) {
      return "-";
    }
    if (seconds < 120) {
      return Math.round(seconds) + " s";
    }
    return seconds < 7_200 ? Math.round(seconds / 60) + " min" : Math.round(seconds / 3_600) + " h";
  }

  void print(QueueMessagesView page) {
    if (page.messages().isEmpty()) {
      out.println("No messages.");
    }
    page.messages().forEach(this::print);
    if (page.next() != null) {
      out.println();
      out.println("There are more: --after " + page.next());
    }
  }

  private void print(MessageView message) {
    Map<String, Object> properties = new TreeMap<>(message.properties());
    Object cause = properties.remove(CAUSE);
    Object stack = properties.remove(STACK);
    if (properties.get(FAILED_AT) instanceof Number millis) {
      properties.put(FAILED_AT, Instant.ofEpochMilli(millis.longValue()));
    }
    out.printf(
        "%s  sent %s, %d bytes%s%n",
        message.id(), message.sentAt(), message.bytes(), message.durable() ? "" : ", not durable");
    if (cause != null) {
      out.println("  " + cause);
    }
    properties.forEach((name, value) -> out.println("  " + name + "=" + value));
    if (stack != null) {
      stack.toString().lines().forEach(line -> out.println("    " + line));
    }
    if (message.body() != null) {
      print(message.body());
    }
  }

  private void print(QueueMessagesView.Body body) {
    if (body.text() != null) {
      body.text().lines().forEach(line -> out.println("  | " + line));
    } else {
      out.println("  base64 | " + body.base64());
    }
    if (body.truncated()) {
      out.println("  | … it goes on");
    }
  }
}
