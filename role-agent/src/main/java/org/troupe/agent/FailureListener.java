package org.troupe.agent;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Remembers what this thread last logged as severe while it listened; an exception says more than a
 * message.
 */
final class FailureListener extends Handler {

  private final SimpleFormatter words = new SimpleFormatter();
  private final long thread = Thread.currentThread().getId();
  private volatile Throwable exception;
  private volatile String message;

  @Override
  public void publish(LogRecord entry) {
    boolean severe = entry.getLevel().intValue() >= Level.SEVERE.intValue();
    if (severe && entry.getLongThreadID() == thread) {
      message = words.formatMessage(entry);
      exception = entry.getThrown() == null ? exception : entry.getThrown();
    }
  }

  /** In words for an operator. */
  Optional<String> reason() {
    return Optional.ofNullable(exception == null ? message : Reasons.of(exception));
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
