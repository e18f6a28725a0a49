package org.troupe.agentclient;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/** Placeholder until branch agent is merged. */
@ApplicationScoped
public class AgentClient {
  public record Outcome(boolean done, String detail) {}

  public Outcome quiesce(int port, String token, Duration limit) throws IOException {
    return new Outcome(true, "");
  }

  public Outcome stopping(int port, String token, Duration limit) throws IOException {
    return new Outcome(true, "");
  }

  public void activate(int port, String token) throws IOException {}
}
