package bench.queues;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Does nothing with its messages but note when they are committed; one with the property {@code
 * report} is answered with what was noted.
 */
@MessageDriven(
    name = "EmptyBean",
    activationConfig = {
      @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "${ENV=TROUPE_QUEUE_LETTERS}"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
    })
public class EmptyBean implements MessageListener {

  private static final Delays DELAYS = new Delays();

  @Resource private TransactionSynchronizationRegistry transactions;

  @Resource(lookup = "jms/troupe")
  private ConnectionFactory connections;

  @Override
  public void onMessage(Message message) {
    try {
      if (message.propertyExists("report")) {
        report();
      } else {
        transactions.registerInterposedSynchronization(new Noted(message.getLongProperty("sentAt")));
      }
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private void report() {
    try (JMSContext context = connections.createContext()) {
      context
          .createProducer()
          .send(context.createQueue(System.getenv("TROUPE_QUEUE_FIGURES")), DELAYS.reset());
    }
  }

  private record Noted(long sentAt) implements Synchronization {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        DELAYS.took(sentAt);
      }
    }
  }
}
