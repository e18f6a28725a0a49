package org.troupe.job;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQNonExistentQueueException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.client.SessionFailureListener;
import org.troupe.platform.ControllerConfig;

/**
 * The controller's connection to the broker for runs of jobs. What arrives waits here,
 * unacknowledged, until it is on record; what is not is delivered again by the next connection. For
 * one thread, apart from the broker's own.
 */
final class JobLine implements AutoCloseable {

  /** Names what an order is about, so that it can be found among others. */
  private static final String RUN = "troupe_run";

  private static final String ATTEMPT = "troupe_attempt";
  private static final String JOB = "troupe_job";

  private static final int MOST_ARRIVED = 2_000;
  private static final int WINDOW_BYTES = 256 << 10;
  private static final int CALL_LIMIT_MILLIS = 10_000;
  private static final int CONNECT_LIMIT_MILLIS = 2_000;

  private final ServerLocator locator;
  private final ClientSession session;
  private final ClientProducer producer;
  private final Runnable wake;
  private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>(MOST_ARRIVED);
  private final Map<String, ClientConsumer> consumers = new HashMap<>();
  private final Map<String, ClientConsumer> triggers = new HashMap<>();
  private volatile boolean broken;

  /**
   * A message that is not acknowledged yet.
   *
   * @param queue where it was
   * @param message the broker's own
   */
  record Arrived(String queue, ClientMessage message) {

    String text() {
      ActiveMQBuffer body = message.getReadOnlyBodyBuffer();
      if (message.getType() == Message.TEXT_TYPE) {
        SimpleString text = body.readNullableSimpleString();
        return text == null ? "" : text.toString();
      }
      byte[] bytes = new byte[body.readableBytes()];
      body.readBytes(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Tells the message from all others, also when it is delivered again. */
    String origin() {
      Object user = message.getUserID();
      return "message:" + (user == null ? queue + "#" + message.getMessageID() : user.toString());
    }
  }

  private JobLine(ControllerConfig.Broker broker, Runnable wake) throws Exception {
    this.wake = wake;
    locator =
        ActiveMQClient.createServerLocator(
            "tcp://"
                + broker.host()
                + ":"
                + broker.port()
                + "?connect-timeout-millis="
                + CONNECT_LIMIT_MILLIS);
    locator.setInitialConnectAttempts(1).setReconnectAttempts(0);
    locator.setCallTimeout(CALL_LIMIT_MILLIS).setBlockOnDurableSend(true);
    try {
      ClientSessionFactory factory = locator.createSessionFactory();
      session =
          factory.createSession(broker.user(), broker.password(), false, true, true, false, 0);
      session.addFailureListener(new Failure());
      producer = session.createProducer();
      session.start();
    } catch (ActiveMQException e) {
      locator.close();
      throw e;
    }
  }

  /**
   * Connects.
   *
   * @param wake is called, on any thread, when something has arrived, or the connection has broken
   * @throws BrokerAwayException if the broker does not answer
   */
  static JobLine open(ControllerConfig.Broker broker, Runnable wake) {
    try {
      return new JobLine(broker, wake);
    } catch (ActiveMQException e) {
      throw new BrokerAwayException("connecting to the broker", e);
    } catch (Exception e) {
      throw new IllegalStateException("the broker's address is none", e);
    }
  }

  boolean isBroken() {
    return broken || session.isClosed();
  }

  /**
   * Makes queues that are missing.
   *
   * @throws BrokerAwayException if the broker does not answer
   */
  void ensure(Set<String> queues) {
    for (String queue : queues) {
      call(
          "making " + queue,
          () -> {
            if (!session.queueQuery(SimpleString.of(queue)).isExists()) {
              session.createQueue(
                  QueueConfiguration.of(queue)
                      .setRoutingType(RoutingType.ANYCAST)
                      .setDurable(true)
                      .setAutoDelete(false)
                      .setAutoCreateAddress(true));
            }
            return null;
          });
    }
  }

  /**
   * Takes what arrives in these queues, and in no others; those that do not exist are left out.
   *
   * @param pushed whose messages are taken as they come
   * @param pulled whose messages are taken only by {@link #pull}
   */
  void listenTo(Set<String> pushed, Set<String> pulled) {
    close(consumers, pushed);
    close(triggers, pulled);
    for (String queue : pushed) {
      if (!consumers.containsKey(queue)) {
        consume(queue, WINDOW_BYTES)
            .ifPresent(
                consumer -> {
                  consumers.put(queue, consumer);
                  call(
                      "listening to " + queue,
                      () -> consumer.setMessageHandler(message -> take(queue, message)));
                });
      }
    }
    for (String queue : pulled) {
      if (!triggers.containsKey(queue)) {
        consume(queue, 0).ifPresent(consumer -> triggers.put(queue, consumer));
      }
    }
  }

  private static void close(Map<String, ClientConsumer> known, Set<String> wanted) {
    for (Map.Entry<String, ClientConsumer> entry : List.copyOf(known.entrySet())) {
      ClientConsumer consumer = entry.getValue();
      if (consumer.isClosed() || !wanted.contains(entry.getKey())) {
        call("leaving " + entry.getKey(), () -> closed(consumer));
        known.remove(entry.getKey());
      }
    }
  }

  private static Void closed(ClientConsumer consumer) throws ActiveMQException {
    if (!consumer.isClosed()) {
      consumer.close();
    }
    return null;
  }

  private Optional<ClientConsumer> consume(String queue, int window) {
    return call(
        "listening to " + queue,
        () -> {
          try {
            return Optional.of(
                session.createConsumer(SimpleString.of(queue), null, window, -1, false));
          } catch (ActiveMQNonExistentQueueException e) {
            return Optional.<ClientConsumer>empty();
          }
        });
  }

  private void take(String queue, ClientMessage message) {
    try {
      boolean taken = false;
      while (!taken && !broken) {
        taken = arrived.offer(new Arrived(queue, message), 1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    wake.run();
  }

  /** What has arrived, at most so much, in its order. */
  List<Arrived> take(int most) {
    List<Arrived> taken = new ArrayList<>();
    arrived.drainTo(taken, most);
    return taken;
  }

  boolean hasMore() {
    return !arrived.isEmpty();
  }

  /** The next message of a queue; empty if there is none. */
  Optional<Arrived> pull(String queue) {
    ClientConsumer consumer = triggers.get(queue);
    return consumer == null
        ? Optional.empty()
        : Optional.ofNullable(call("taking from " + queue, consumer::receiveImmediate))
            .map(message -> new Arrived(queue, message));
  }

  /** They are on record. */
  void acknowledge(List<Arrived> recorded) {
    for (Arrived message : recorded) {
      call("acknowledging", () -> message.message().individualAcknowledge());
    }
  }

  /**
   * Sends an order; sending the same attempt twice is sending it once.
   *
   * @throws BrokerAwayException if the broker has not taken it, as far as is known
   */
  void send(String queue, String run, int attempt, String job, String order) {
    ClientMessage message = session.createMessage(Message.TEXT_TYPE, true);
    message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(order));
    message.putStringProperty(RUN, run);
    message.putStringProperty(ATTEMPT, Integer.toString(attempt));
    message.putStringProperty(JOB, job);
    message.putStringProperty(
        Message.HDR_DUPLICATE_DETECTION_ID, SimpleString.of(run + "/" + attempt));
    message.setRoutingType(RoutingType.ANYCAST);
    call(
        "ordering " + run,
        () -> {
          try {
            producer.send(SimpleString.of(queue), message);
          } catch (ActiveMQDuplicateIdException e) {
            // It has been sent before, and its record was lost.
          }
          return null;
        });
  }

  /**
   * Takes an order back.
   *
   * @return whether nobody had taken it
   */
  boolean withdraw(String queue, String run) {
    return call(
        "withdrawing " + run,
        () -> {
          try (ClientConsumer consumer =
              session.createConsumer(
                  SimpleString.of(queue), SimpleString.of(RUN + " = '" + run + "'"))) {
            boolean found = false;
            ClientMessage message = consumer.receiveImmediate();
            while (message != null) {
              message.individualAcknowledge();
              found = true;
              message = consumer.receiveImmediate();
            }
            return found;
          } catch (ActiveMQNonExistentQueueException e) {
            return false;
          }
        });
  }

  @Override
  public void close() {
    broken = true;
    // Closes factory and session with it.
    locator.close();
  }

  private interface Call<T> {
    T run() throws ActiveMQException;
  }

  private static <T> T call(String what, Call<T> call) {
    try {
      return call.run();
    } catch (ActiveMQException e) {
      throw new BrokerAwayException(what, e);
    }
  }

  /** Remembers that the connection has broken. */
  private final class Failure implements SessionFailureListener {
    @Override
    public void connectionFailed(ActiveMQException exception, boolean failedOver) {
      broken = true;
      wake.run();
    }

    @Override
    public void connectionFailed(
        ActiveMQException exception, boolean failedOver, String scaleDownTargetNodeID) {
      connectionFailed(exception, failedOver);
    }

    @Override
    public void beforeReconnect(ActiveMQException exception) {}
  }
}
