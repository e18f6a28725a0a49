package org.troupe.agentclient;

import java.io.IOException;

/**
 * An agent answered, but did not carry out the order: 401 if the token is not its own, 404 if it is
 * of a version that does not know the order, 503 if too many orders wait there.
 */
public final class AgentRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  AgentRefusedException(String order, int status, String detail) {
    super("the agent answers " + status + " to " + order + (detail.isEmpty() ? "" : ": " + detail));
    this.status = status;
  }

  /** The HTTP status; 200 if it could not carry out what it has accepted. */
  public int status() {
    return status;
  }
}
