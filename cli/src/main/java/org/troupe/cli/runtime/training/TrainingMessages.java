package org.troupe.cli.runtime.training;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** A message-driven bean; there is no broker while training, so it only ever tries. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "training"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false")
    })
public class TrainingMessages implements MessageListener {

  @Inject private TrainingState state;

  @Override
  public void onMessage(Message message) {
    state.written();
  }
}
