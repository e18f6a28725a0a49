package org.troupe.samples.postoffice;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Notes each receipt. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:app/jms/Receipts"))
public class ReceiptArrivals implements MessageListener {

  @Inject private Journal journal;

  @Override
  public void onMessage(Message receipt) {
    try {
      journal.note("receipt", receipt.getBody(String.class));
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
