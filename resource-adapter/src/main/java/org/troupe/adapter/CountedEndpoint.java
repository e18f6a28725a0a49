package org.troupe.adapter;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.lang.reflect.Method;

/**
 * A message-driven bean's endpoint, which counts: a message is in flight from before its
 * transaction begins until after that has ended. What fails is noted. Used by one thread at a time.
 */
final class CountedEndpoint implements MessageEndpoint, MessageListener {

  private final MessageEndpoint endpoint;
  private final InFlight inFlight;
  private final FailureNotes notes;
  private boolean counted;
  private Message current;

  CountedEndpoint(MessageEndpoint endpoint, InFlight inFlight, FailureNotes notes) {
    this.endpoint = endpoint;
    this.inFlight = inFlight;
    this.notes = notes;
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
    current = message;
    try {
      ((MessageListener) endpoint).onMessage(message);
    } catch (RuntimeException | Error e) {
      notes.failed(message, e);
      current = null;
      throw e;
    }
  }

  @Override
  public void afterDelivery() throws ResourceException {
    Message message = current;
    current = null;
    try {
      endpoint.afterDelivery();
    } catch (ResourceException | RuntimeException e) {
      // Its work was done, and could not be committed.
      if (message != null) {
        notes.failed(message, e);
      }
      throw e;
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
