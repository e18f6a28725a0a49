package org.troupe.e2e;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A producer that sends numbers at a steady pace, and knows when each was sent. */
final class Numbered implements AutoCloseable {

  /**
   * A number that the broker has.
   *
   * @param number it
   * @param begun when its sending began, by {@link System#nanoTime}
   * @param ended when the broker had it
   */
  record Sent(long number, long begun, long ended) {}

  private final Collection<Sent> sent = new ConcurrentLinkedQueue<>();
  private final AtomicLong numbers;
  private final long pauseNanos;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile RuntimeException failure;

  /**
   * Begins to send.
   *
   * @param numbers gives the numbers
   * @param perSecond how many
   */
  Numbered(
      ConnectionFactory connections,
      ProducerAccess access,
      String address,
      AtomicLong numbers,
      int perSecond) {
    this.numbers = numbers;
    this.pauseNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.thread =
        new Thread(
            () -> {
              try (JMSContext context =
                  connections.createContext(access.user(), access.password())) {
                send(context.createProducer(), context.createQueue(address));
              } catch (RuntimeException e) {
                failure = e;
              }
            },
            "to " + address);
    thread.start();
  }

  private void send(JMSProducer producer, Queue queue) {
    long due = System.nanoTime();
    while (!stopped) {
      long number = numbers.incrementAndGet();
      long begun = System.nanoTime();
      producer.send(queue, Long.toString(number));
      sent.add(new Sent(number, begun, System.nanoTime()));
      due += pauseNanos;
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  /** All that were sent; fails if one could not be. */
  List<Sent> stop() {
    close();
    if (failure != null) {
      throw new AssertionError("a message was refused", failure);
    }
    return List.copyOf(sent);
  }

  int count() {
    return sent.size();
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
