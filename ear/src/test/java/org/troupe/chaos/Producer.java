package org.troupe.chaos;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * A program outside of the platform that sends numbers to a queue: each again and again until the
 * broker has acknowledged it.
 */
final class Producer implements AutoCloseable {

  private static final int MOST_WAITING = 8_192;
  private static final long PAUSE_MILLIS = 200;
  private static final String BOUNDED =
      "?callTimeout=10000&connectionTTL=10000&clientFailureCheckPeriod=3000"
          + "&initialConnectAttempts=1&reconnectAttempts=0";

  private final BlockingQueue<Long> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicInteger unacknowledged = new AtomicInteger();
  private final ActiveMQConnectionFactory connections;
  private final String queue;
  private final LongConsumer acknowledged;
  private final Thread thread = new Thread(this::run, "producer");
  private volatile boolean stopped;

  /**
   * @param broker such as {@code tcp://127.0.0.1:61616}
   * @param acknowledged told of each number that the broker has
   */
  Producer(String broker, String user, String password, String queue, LongConsumer acknowledged) {
    this.connections = new ActiveMQConnectionFactory(broker + BOUNDED, user, password);
    this.queue = queue;
    this.acknowledged = acknowledged;
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes a number to send; answers false when there are too many already. */
  boolean offer(long number) {
    if (!waiting.offer(number)) {
      return false;
    }
    unacknowledged.incrementAndGet();
    return true;
  }

  int unacknowledged() {
    return unacknowledged.get();
  }

  private void run() {
    while (!stopped) {
      try (JMSContext session = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
        sendFrom(session);
      } catch (JMSRuntimeException e) {
        pause();
      }
    }
  }

  /** A number leaves the line only when it is acknowledged. */
  private void sendFrom(JMSContext session) {
    var to = session.createQueue(queue);
    var producer = session.createProducer();
    while (!stopped) {
      Long number = waiting.peek();
      if (number == null) {
        pause(1);
      } else {
        producer.send(to, Long.toString(number));
        waiting.remove();
        acknowledged.accept(number);
        unacknowledged.decrementAndGet();
      }
    }
  }

  private void pause() {
    pause(PAUSE_MILLIS);
  }

  private void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connections.close();
  }
}
