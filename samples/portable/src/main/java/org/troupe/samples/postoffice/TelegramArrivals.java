package org.troupe.samples.postoffice;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Notes each telegram. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "jms/Telegrams"))
public class TelegramArrivals implements MessageListener {

  @Inject private Journal journal;

  @Override
  public void onMessage(Message telegram) {
    try {
      journal.note("telegram", telegram.getBody(String.class));
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
