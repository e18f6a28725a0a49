package org.troupe.cli.runtime.training;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Named;
import java.util.concurrent.atomic.AtomicInteger;

/** A singleton with a timer, seen by the page. */
@Named
@Startup
@Singleton
public class TrainingState {

  private final AtomicInteger written = new AtomicInteger();

  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  void tick() {
    written.incrementAndGet();
  }

  public int written() {
    return written.incrementAndGet();
  }

  public int getWritten() {
    return written.get();
  }
}
