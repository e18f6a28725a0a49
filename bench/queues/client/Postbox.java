package bench.queues;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** The broker, by its administrator: sends letters, pauses queues, counts what was acknowledged. */
final class Postbox implements AutoCloseable {

  private static final long ANSWER_MILLIS = 30_000;
  private static final int BATCH = 200;

  private final ServerLocator locator;
  private final ClientSessionFactory factory;
  private final String user;
  private final String password;
  private final ClientSession session;
  private final ClientRequestor requestor;

  /** From the arguments HOST PORT USER, and the password in the environment. */
  static Postbox of(String[] given) throws Exception {
    return new Postbox(
        given[0], Integer.parseInt(given[1]), given[2], System.getenv("BROKER_PASSWORD"));
  }

  private Postbox(String host, int port, String user, String password) throws Exception {
    this.locator = ActiveMQClient.createServerLocator("tcp://" + host + ":" + port);
    this.factory = locator.createSessionFactory();
    this.user = user;
    this.password = password;
    this.session = session(true);
    this.requestor = new ClientRequestor(session, "activemq.management");
    session.start();
  }

  ClientSession session(boolean autoCommit) throws Exception {
    return factory.createSession(user, password, false, autoCommit, autoCommit, false, 0);
  }

  /** Sends so many at once, in transactions. */
  void send(String address, int count) throws Exception {
    try (ClientSession sending = session(false);
        ClientProducer producer = sending.createProducer(address)) {
      for (int i = 1; i <= count; i++) {
        producer.send(letter(sending));
        if (i % BATCH == 0 || i == count) {
          sending.commit();
        }
      }
    }
  }

  /** Sends so many a second, each on its own; waits for the broker's word each time. */
  void pace(String address, int perSecond, int seconds) throws Exception {
    try (ClientSession sending = session(true);
        ClientProducer producer = sending.createProducer(address)) {
      long begin = System.nanoTime();
      for (int i = 0; i < perSecond * seconds; i++) {
        long due = begin + i * 1_000_000_000L / perSecond;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        producer.send(letter(sending));
      }
    }
  }

  private static ClientMessage letter(ClientSession session) {
    ClientMessage letter = session.createMessage(Message.TEXT_TYPE, true);
    letter.setRoutingType(RoutingType.ANYCAST);
    letter.getBodyBuffer().writeNullableSimpleString(SimpleString.of("a letter of little weight"));
    letter.putLongProperty("sentAt", Delays.now());
    return letter;
  }

  /** Asks a bean for what it has noted; answers count, median and 99th percentile in µs. */
  String report(String address, String figures) throws Exception {
    try (ClientSession asking = session(true);
        ClientProducer producer = asking.createProducer(address);
        ClientConsumer consumer = asking.createConsumer(figures)) {
      asking.start();
      ClientMessage question = letter(asking);
      question.putBooleanProperty("report", true);
      producer.send(question);
      ClientMessage answer = consumer.receive(ANSWER_MILLIS);
      if (answer == null) {
        throw new IllegalStateException(address + " does not report");
      }
      answer.acknowledge();
      return answer.getBodyBuffer().readNullableSimpleString().toString();
    }
  }

  void queue(String name) throws Exception {
    invoke(
        ResourceNames.BROKER,
        "createQueue",
        "{\"name\":\"%1$s\",\"address\":\"%1$s\",\"routing-type\":\"ANYCAST\",\"durable\":true,\"auto-create-address\":true}"
            .formatted(name),
        true);
  }

  void pause(String queue) throws Exception {
    invoke(ResourceNames.QUEUE + queue, "pause");
  }

  void resume(String queue) throws Exception {
    invoke(ResourceNames.QUEUE + queue, "resume");
  }

  long acknowledged(String queue) throws Exception {
    ClientMessage request = session.createMessage(false);
    ManagementHelper.putAttribute(request, ResourceNames.QUEUE + queue, "messagesAcknowledged");
    return ((Number) ManagementHelper.getResult(requestor.request(request, ANSWER_MILLIS))).longValue();
  }

  /** The one queue that the broker has of this ending. */
  String queueEndingWith(String ending) throws Exception {
    ClientMessage request = session.createMessage(false);
    ManagementHelper.putOperationInvocation(request, ResourceNames.BROKER, "getQueueNames");
    Object[] names = (Object[]) ManagementHelper.getResult(requestor.request(request, ANSWER_MILLIS));
    for (Object name : names) {
      String text = String.valueOf(name);
      if (text.endsWith(ending) && !text.startsWith("postbox")) {
        return text;
      }
    }
    throw new IllegalStateException("no queue ends with " + ending);
  }

  private void invoke(String resource, String operation, Object... arguments) throws Exception {
    ClientMessage request = session.createMessage(false);
    ManagementHelper.putOperationInvocation(request, resource, operation, arguments);
    ClientMessage reply = requestor.request(request, ANSWER_MILLIS);
    if (!ManagementHelper.hasOperationSucceeded(reply)) {
      throw new IllegalStateException(operation + ": " + ManagementHelper.getResult(reply));
    }
  }

  /** Takes letters as a program without a container would, each in a transaction, while it shall. */
  Thread consumer(String queue, Delays delays, AtomicLong taken, BooleanSupplier shall)
      throws Exception {
    ClientSession taking = session(false);
    ClientConsumer consumer = taking.createConsumer(queue);
    taking.start();
    Thread thread =
        new Thread(
            () -> {
              try {
                while (shall.getAsBoolean()) {
                  ClientMessage letter = consumer.receive(500);
                  if (letter != null) {
                    letter.acknowledge();
                    taking.commit();
                    delays.took(letter.getLongProperty("sentAt"));
                    taken.incrementAndGet();
                  }
                }
                taking.close();
              } catch (Exception e) {
                taken.set(Long.MIN_VALUE); // Is seen as standing still.
              }
            },
            "consumer");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    locator.close();
  }
}
