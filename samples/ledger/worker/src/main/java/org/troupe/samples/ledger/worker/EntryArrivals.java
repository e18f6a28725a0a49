package org.troupe.samples.ledger.worker;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Takes entries off this deployment's queue. The window of 0 fetches no message before its turn, so
 * that what waits can go to any other worker.
 */
@MessageDriven(
    name = "EntryArrivals",
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "${ENV=TROUPE_QUEUE_ENTRIES}"),
      @ActivationConfigProperty(
          propertyName = "maxSession",
          propertyValue = "${ENV=TROUPE_QUEUE_ENTRIES_CONCURRENCY}"),
      @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "0")
    })
public class EntryArrivals implements MessageListener {
  @Inject private Book book;

  /** Whatever is thrown puts the message back, to be tried again. */
  @Override
  public void onMessage(Message message) {
    try {
      book.enter(Long.parseLong(message.getBody(String.class)));
    } catch (JMSException e) {
      throw new IllegalStateException("A message without the number of an entry", e);
    }
  }
}
