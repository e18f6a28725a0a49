package org.troupe.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class FailureListenerTest {

  private final FailureListener listener = new FailureListener();

  @Test
  void prefersAnExceptionToAMessage() {
    publish(Level.SEVERE, "first", new Exception("the reason"));
    publish(Level.SEVERE, "Exception while loading the app", null);
    assertThat(listener.reason()).contains("the reason");
  }

  @Test
  void takesTheMessageWhereThereIsNoException() {
    publish(Level.SEVERE, "JNDI lookup failed", null);
    assertThat(listener.reason()).contains("JNDI lookup failed");
  }

  @Test
  void hearsNeitherWarningsNorOtherThreads() {
    publish(Level.WARNING, "slow", new Exception("slow"));
    LogRecord foreign = new LogRecord(Level.SEVERE, "foreign");
    foreign.setLongThreadID(-7);
    listener.publish(foreign);
    assertThat(listener.reason()).isEmpty();
  }

  private void publish(Level level, String message, Throwable thrown) {
    LogRecord entry = new LogRecord(level, message);
    entry.setThrown(thrown);
    entry.setLongThreadID(Thread.currentThread().getId());
    listener.publish(entry);
  }
}
