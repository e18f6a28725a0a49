package org.troupe.definition;

import java.util.Locale;

/**
 * A public, load-balanced endpoint.
 *
 * @param name unique in its role
 * @param protocol what is spoken there
 * @param port unique in its service
 */
public record InputEndpoint(String name, Protocol protocol, int port) {

  /** What is spoken at an endpoint. */
  public enum Protocol {
    HTTP;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
