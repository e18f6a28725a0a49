package org.troupe.it.process.app;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Answers messages, fetches the next ones ahead, and notes what it has begun with. With a slow one
 * it works on until the instance leaves, and then for longer than a call to the broker may take.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "${MPCONFIG=troupe.queue.questions}"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(
          propertyName = "maxSession",
          propertyValue = "${MPCONFIG=sessions}"),
      @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "1048576")
    })
public class SlowMessages implements MessageListener {

  private static final long LEAVES_SECONDS = 60;
  private static final long WORK_SECONDS = 12;
  private static final long WORK_MILLIS = 100;

  @Resource(lookup = "jms/troupe")
  private ConnectionFactory connections;

  @Override
  public void onMessage(Message message) {
    try (JMSContext context = connections.createContext()) {
      String text = message.getBody(String.class);
      Files.writeString(Path.of(configured("notes")).resolve(text), "");
      if (text.startsWith("slow")) {
        work();
      } else {
        TimeUnit.MILLISECONDS.sleep(WORK_MILLIS);
      }
      context
          .createProducer()
          .send(
              context.createQueue(configured("troupe.queue.answers")),
              text + " delivered " + message.getIntProperty("JMSXDeliveryCount"));
    } catch (JMSException | IOException | InterruptedException e) {
      throw new EJBException(e);
    }
  }

  private static void work() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEAVES_SECONDS);
    while (!configured("troupe.stopping").equals("true") && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    TimeUnit.SECONDS.sleep(WORK_SECONDS);
  }

  private static String configured(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }
}
