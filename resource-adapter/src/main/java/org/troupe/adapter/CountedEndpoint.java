package org.troupe.adapter;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.lang.reflect.Method;

/**
 * A message-driven bean's endpoint, which counts: a message is in flight from before its
 * transaction begins until after that has ended. Used by one thread at a time.
 */
final class CountedEndpoint implements MessageEndpoint, MessageListener {

  private final MessageEndpoint endpoint;
  private final InFlight inFlight;
  private boolean counted;

  CountedEndpoint(MessageEndpoint endpoint, InFlight inFlight) {
    this.endpoint = endpoint;
    this.inFlight = inFlight;
  }

  @Override
  public void beforeDelivery(Method method) throws NoSuchMethodException, ResourceException {
    begin();
    boolean begun = false;
    try {
      endpoint.beforeDelivery(method);
      begun = true;
    } finally {
      if (!begun) {
        end();
      }
    }
  }

  @Override
  public void onMessage(Message message) {
    ((MessageListener) endpoint).onMessage(message);
  }

  @Override
  public void afterDelivery() throws ResourceException {
    try {
      endpoint.afterDelivery();
    } finally {
      end();
    }
  }

  @Override
  public void release() {
    endpoint.release();
  }

  private synchronized void begin() {
    if (!counted) {
      counted = true;
      inFlight.begin();
    }
  }

  /** Artemis calls {@code afterDelivery} again when it has thrown. */
  private synchronized void end() {
    if (counted) {
      counted = false;
      inFlight.end();
    }
  }
}
