package org.troupe.chaos;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbered messages: odd ones by JMS, even ones by {@code PUT /entries/<number>}, each repeated
 * until somebody has taken the responsibility for it. From then on it counts as sent.
 */
final class Entries implements AutoCloseable {

  private static final int TAKEN = 202;
  private static final long PAUSE_MILLIS = 250;

  private final Set<Long> sent = ConcurrentHashMap.newKeySet();
  private final AtomicInteger asking = new AtomicInteger();
  private final ScheduledExecutorService again =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "entries-again"));
  private final AtomicLong numbers;
  private final Visitors visitors;
  private final Producer producer;
  private final Tally tally;

  /**
   * @param numbers gives numbers that no message had before
   * @param producer makes the producer, given who is to hear of what the broker has acknowledged
   */
  Entries(
      AtomicLong numbers,
      Visitors visitors,
      Tally tally,
      java.util.function.Function<java.util.function.LongConsumer, Producer> producer) {
    this.numbers = numbers;
    this.visitors = visitors;
    this.tally = tally;
    this.producer = producer.apply(sent::add);
  }

  /** Makes the next message. */
  void next(long dueAt) {
    long number = numbers.incrementAndGet();
    if (number % 2 == 0) {
      asking.incrementAndGet();
      put(number, dueAt);
    } else if (!producer.offer(number)) {
      throw new IllegalStateException("too many messages wait for the broker");
    }
  }

  private void put(long number, long dueAt) {
    Ask ask = new Ask("PUT", "/entries/" + number, TAKEN, "", number % 10 == 0);
    visitors.send(ask, dueAt, reply -> replied(number, reply));
  }

  private void replied(long number, Reply reply) {
    if (!reply.failed()) {
      tally.add(reply);
      sent.add(number);
      asking.decrementAndGet();
      return;
    }
    if (reply.mishap() == Mishap.APPLICATION_ERROR && reply.detail().startsWith("503")) {
      tally.addComeAgain();
    } else {
      tally.add(reply);
    }
    if (!again.isShutdown()) {
      // What goes wrong inside is in the reply that comes of it.
      Future<?> unused =
          again.schedule(() -> put(number, System.nanoTime()), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Those that nobody has taken yet. */
  int unsent() {
    return asking.get() + producer.unacknowledged();
  }

  /** Those that must be booked. */
  Set<Long> sent() {
    return Set.copyOf(sent);
  }

  @Override
  public void close() {
    again.shutdownNow();
    producer.close();
  }
}
