package org.troupe.adapter;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import javax.transaction.xa.XAResource;

/**
 * The endpoints of one message-driven bean's consumers, each of which counts its messages. Once
 * they have ended there are no more: what Artemis scheduled to make them may come late.
 */
final class CountedEndpoints implements MessageEndpointFactory {

  private final MessageEndpointFactory endpoints;
  private final InFlight inFlight;
  private final FailureNotes notes;
  private volatile boolean ended;

  CountedEndpoints(MessageEndpointFactory endpoints, InFlight inFlight, FailureNotes notes) {
    this.endpoints = endpoints;
    this.inFlight = inFlight;
    this.notes = notes;
  }

  @Override
  public MessageEndpoint createEndpoint(XAResource resource) throws UnavailableException {
    requireNotEnded();
    return new CountedEndpoint(endpoints.createEndpoint(resource), inFlight, notes);
  }

  @Override
  public MessageEndpoint createEndpoint(XAResource resource, long timeout)
      throws UnavailableException {
    requireNotEnded();
    return new CountedEndpoint(endpoints.createEndpoint(resource, timeout), inFlight, notes);
  }

  /** No endpoint is made from now on. */
  void end() {
    ended = true;
  }

  private void requireNotEnded() throws UnavailableException {
    if (ended) {
      throw new UnavailableException("These consumers have ended");
    }
  }

  @Override
  public boolean isDeliveryTransacted(Method method) throws NoSuchMethodException {
    return endpoints.isDeliveryTransacted(method);
  }

  @Override
  public String getActivationName() {
    return endpoints.getActivationName();
  }

  @Override
  public Class<?> getEndpointClass() {
    return endpoints.getEndpointClass();
  }
}
