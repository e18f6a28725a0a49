package org.troupe.it;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.troupe.instance.InstanceKey;
import org.troupe.platform.ControllerConfig;
import org.troupe.wire.RunOrder;
import org.troupe.wire.RunReport;

/**
 * What an instance does for jobs, over the real broker: takes an order and says so in one
 * transaction, then does with it what the test says.
 */
final class FakeJobWorker implements AutoCloseable {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final InstanceKey instance;
  private final String boot;
  private final FakeInstanceHost host;
  private final Consumer<Taken> work;
  private final ServerLocator locator;
  private final ClientSession session;
  private final ClientProducer producer;
  private final Map<String, Taken> taken = new ConcurrentHashMap<>();
  private final List<RunOrder> orders = new CopyOnWriteArrayList<>();

  /** An order that was taken. */
  final class Taken {
    private final RunOrder order;
    private long sequence;
    private long written;

    private Taken(RunOrder order) {
      this.order = order;
    }

    RunOrder order() {
      return order;
    }

    void progresses(long execution, RunReport.Step... steps) {
      say(RunReport.PROGRESS, execution, null, null, List.of(steps), null);
    }

    void writes(String text) {
      say(RunReport.LOG, null, null, null, List.of(), text);
      written += text.length();
    }

    void ends(String status, String message) {
      say(RunReport.ENDED, null, status, message, List.of(), null);
      taken.remove(order.run());
      host.worksOn(instance, boot, List.copyOf(taken.keySet()));
    }

    private void say(
        String event,
        Long execution,
        String status,
        String message,
        List<RunReport.Step> steps,
        String text) {
      RunReport report =
          new RunReport(
              order.run(),
              order.attempt(),
              ++sequence,
              order.job(),
              null,
              instance.toString(),
              boot,
              Instant.now(),
              event,
              execution,
              status,
              status,
              message,
              steps,
              text == null ? null : written,
              text);
      send(report);
    }
  }

  FakeJobWorker(
      ControllerConfig.Broker broker,
      FakeInstanceHost host,
      InstanceKey instance,
      String boot,
      Consumer<Taken> work)
      throws Exception {
    this.host = host;
    this.instance = instance;
    this.boot = boot;
    this.work = work;
    locator = ActiveMQClient.createServerLocator("tcp://" + broker.host() + ":" + broker.port());
    session =
        locator
            .createSessionFactory()
            .createSession(broker.user(), broker.password(), false, false, false, false, 0);
    producer = session.createProducer(instance.deployment() + ".troupe.reports");
    host.worksOn(instance, boot, List.of());
    String queue = instance.deployment() + ".troupe.runs." + instance.role();
    // No more than it works on, so that others find what it has not taken.
    ClientConsumer consumer = session.createConsumer(SimpleString.of(queue), null, 0, -1, false);
    session.start();
    Thread thread = new Thread(() -> take(consumer), "fake worker " + instance);
    thread.setDaemon(true);
    thread.start();
  }

  private void take(ClientConsumer consumer) {
    try {
      while (!session.isClosed()) {
        ClientMessage message = consumer.receive(500);
        if (message != null) {
          take(message);
        }
      }
    } catch (Exception e) {
      if (!session.isClosed()) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void take(ClientMessage message) throws Exception {
    RunOrder order =
        JSON.readValue(
            message.getReadOnlyBodyBuffer().readNullableSimpleString().toString(), RunOrder.class);
    Taken mine = new Taken(order);
    orders.add(order);
    taken.put(order.run(), mine);
    host.worksOn(instance, boot, List.copyOf(taken.keySet()));
    message.acknowledge();
    mine.say(RunReport.STARTED, null, null, null, List.of(), null);
    work.accept(mine);
  }

  private void send(RunReport report) {
    synchronized (session) {
      try {
        ClientMessage message = session.createMessage(Message.TEXT_TYPE, true);
        message
            .getBodyBuffer()
            .writeNullableSimpleString(SimpleString.of(JSON.writeValueAsString(report)));
        producer.send(message);
        session.commit();
      } catch (IOException | ActiveMQException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What it was ordered to do, in that order. */
  List<RunOrder> orders() {
    return List.copyOf(orders);
  }

  /** The run that it works on. */
  Taken taken(String run) {
    return taken.get(run);
  }

  @Override
  public void close() {
    locator.close();
  }
}
