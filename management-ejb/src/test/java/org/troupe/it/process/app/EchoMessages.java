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
import org.eclipse.microprofile.config.ConfigProvider;

/** Answers each message on another queue; names no resource adapter and no physical queue. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "${MPCONFIG=troupe.queue.questions}"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false")
    })
public class EchoMessages implements MessageListener {

  @Resource(lookup = "jms/troupe")
  private ConnectionFactory connections;

  @Override
  public void onMessage(Message message) {
    String answers = ConfigProvider.getConfig().getValue("troupe.queue.answers", String.class);
    try (JMSContext context = connections.createContext()) {
      context
          .createProducer()
          .send(context.createQueue(answers), "echo of " + message.getBody(String.class));
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
