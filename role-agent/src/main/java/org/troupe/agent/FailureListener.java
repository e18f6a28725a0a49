package org.troupe.agent;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Remembers the last exception that this thread logged as severe while it listened. */
final class FailureListener extends Handler {

  private final long thread = Thread.currentThread().getId();
  private volatile Throwable last;

  @Override
  public void publish(LogRecord entry) {
    boolean severe = entry.getLevel().intValue() >= Level.SEVERE.intValue();
    if (severe && entry.getThrown() != null && entry.getLongThreadID() == thread) {
      last = entry.getThrown();
    }
  }

  /** The exception in words for an operator. */
  Optional<String> reason() {
    return Optional.ofNullable(last).map(Reasons::of);
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
