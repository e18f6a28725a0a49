package org.troupe.adapter;

import jakarta.jms.Message;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notes why deliveries fail, so that a dead letter can be told what it died of. Whoever works on a
 * message does not wait for it: a note is made and sent by a thread of its own, and where too many
 * wait, it is left out.
 */
final class FailureNotes {

  private static final int MOST_WAITING = 64;
  private static final int LONGEST_CAUSE = 500;
  private static final int LONGEST_STACK = 8_192;
  private static final int DEEPEST = 50;

  private final NoteSender sender;
  private final LongSupplier clock;
  private final ThreadPoolExecutor thread;

  /**
   * Begins without notes.
   *
   * @param sender brings them to the broker
   * @param clock milliseconds since 1970
   */
  FailureNotes(NoteSender sender, LongSupplier clock) {
    this.sender = sender;
    this.clock = clock;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            FailureNotes::thread,
            new ThreadPoolExecutor.DiscardPolicy());
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "troupe-failure-notes");
    thread.setDaemon(true);
    thread.setContextClassLoader(FailureNotes.class.getClassLoader());
    return thread;
  }

  /** A delivery has failed. The message is looked at here, for it may be gone later. */
  void failed(Message message, Throwable failure) {
    MessageIdentity identity = MessageIdentity.of(message);
    if (identity != null) {
      long now = clock.getAsLong();
      thread.execute(
          () ->
              sender.send(
                  new Note(
                      identity.id(), identity.deliveries(), cause(failure), stack(failure), now)));
    }
  }

  /** The innermost one says what happened; those around it were put there by the container. */
  private static Throwable innermost(Throwable failure) {
    Throwable innermost = failure;
    for (int depth = 0; innermost.getCause() != null && depth < DEEPEST; depth++) {
      innermost = innermost.getCause();
    }
    return innermost;
  }

  private static String cause(Throwable failure) {
    return shortened(innermost(failure).toString(), LONGEST_CAUSE);
  }

  /** Where it happened first, for a container's own calls would fill the room there is. */
  private static String stack(Throwable failure) {
    StringWriter text = new StringWriter();
    innermost(failure).printStackTrace(new PrintWriter(text, true));
    return shortened(text.toString(), LONGEST_STACK);
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + " …";
  }

  /** No more notes are sent. */
  void end() {
    thread.shutdownNow();
    sender.close();
  }

  /**
   * A note.
   *
   * @param message the broker's number of the message
   * @param deliveries how often it was delivered by then
   * @param cause what failed, in a line
   * @param stack where
   * @param at when, in milliseconds since 1970
   */
  record Note(long message, int deliveries, String cause, String stack, long at) {}
}
