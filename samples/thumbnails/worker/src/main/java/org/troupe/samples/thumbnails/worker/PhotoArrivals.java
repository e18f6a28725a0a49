package org.troupe.samples.thumbnails.worker;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Takes the ids of photographs off this deployment's queue. Two at a time: a picture being made
 * takes a processor and tens of megabytes. The window of 0 fetches no message before its turn, so
 * that what waits can go to any other worker.
 */
@MessageDriven(
    name = "PhotoArrivals",
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "${ENV=TROUPE_QUEUE_PHOTOS}"),
      @ActivationConfigProperty(
          propertyName = "maxSession",
          propertyValue = "${ENV=TROUPE_QUEUE_PHOTOS_CONCURRENCY}"),
      @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "0")
    })
public class PhotoArrivals implements MessageListener {
  @Inject private Darkroom darkroom;

  /**
   * Whatever is thrown puts the message back, to be tried again; a photograph that will never do is
   * no reason to throw.
   */
  @Override
  public void onMessage(Message message) {
    try {
      darkroom.develop(message.getBody(String.class));
    } catch (JMSException e) {
      throw new IllegalStateException("A message without the id of a photograph", e);
    }
  }
}
