package org.troupe.adapter;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.function.BooleanSupplier;

/**
 * The consumers of one message-driven bean: there or not, as often as wanted, until the bean goes.
 * The server and the pause may both want to end them; the second waits for the first.
 */
final class BeanActivation {

  private final Activations activations;
  private final MessageEndpointFactory factory;
  private final ActivationSpec spec;
  private final InFlight inFlight;
  private final FailureNotes notes;
  private CountedEndpoints active;
  private boolean gone;

  BeanActivation(
      Activations activations,
      MessageEndpointFactory factory,
      ActivationSpec spec,
      InFlight inFlight,
      FailureNotes notes) {
    this.activations = activations;
    this.factory = factory;
    this.spec = spec;
    this.inFlight = inFlight;
    this.notes = notes;
  }

  /** Makes the consumers unless that is not to be. */
  synchronized void open(BooleanSupplier paused) throws ResourceException {
    if (active == null && !gone && !paused.getAsBoolean()) {
      CountedEndpoints endpoints = new CountedEndpoints(factory, inFlight, notes);
      activations.activate(endpoints, spec);
      active = endpoints;
    }
  }

  /** Ends the consumers if there are any. */
  synchronized void close() {
    if (active != null) {
      CountedEndpoints endpoints = active;
      active = null;
      endpoints.end();
      activations.deactivate(endpoints, spec);
    }
  }

  /** Ends them for good. */
  synchronized void end() {
    gone = true;
    close();
  }

  synchronized boolean isActive() {
    return active != null;
  }

  @Override
  public String toString() {
    return factory.getActivationName() + " (" + spec + ")";
  }
}
