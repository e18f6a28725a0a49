package org.troupe.samples.postoffice;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Empties the letter boxes: every two seconds, wherever the application runs, but only once. */
@Singleton
public class Collection {

  @Inject private Journal journal;

  /** The default of the annotation is a persistent timer. */
  @Schedule(hour = "*", minute = "*", second = "*/2", info = "collection")
  public void collect(Timer timer) {
    journal.note(timer.getInfo().toString(), Instant.now().truncatedTo(ChronoUnit.SECONDS) + "");
  }
}
