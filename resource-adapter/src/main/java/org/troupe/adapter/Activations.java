package org.troupe.adapter;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;

/** Makes consumers for a message-driven bean, and ends them. */
interface Activations {

  /** Returns before the consumers are there; they come as soon as the broker is. */
  void activate(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException;

  /**
   * Returns when they are gone. A message that is then being worked on is waited for as long as a
   * call to the broker may last, and interrupted after that: so there should be none.
   */
  void deactivate(MessageEndpointFactory factory, ActivationSpec spec);
}
