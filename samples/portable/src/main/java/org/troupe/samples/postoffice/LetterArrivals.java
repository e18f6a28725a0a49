package org.troupe.samples.postoffice;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;

/**
 * Notes each letter and sends a receipt, all in one transaction with taking the letter: either the
 * letter is gone, noted, and its receipt on the way, or it is still there and nothing else is.
 */
@JMSDestinationDefinition(
    name = "java:app/jms/Receipts",
    interfaceName = "jakarta.jms.Queue",
    destinationName = "receipts")
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:app/jms/Letters"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue")
    })
public class LetterArrivals implements MessageListener {

  @Inject private Journal journal;
  @Inject private JMSContext mail;

  @Resource(lookup = "java:app/jms/Receipts")
  private Queue receipts;

  @Override
  public void onMessage(Message letter) {
    try {
      String number = letter.getBody(String.class);
      journal.note("letter", number);
      mail.createProducer().send(receipts, number);
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
