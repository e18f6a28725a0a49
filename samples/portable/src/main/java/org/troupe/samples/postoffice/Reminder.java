package org.troupe.samples.postoffice;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerService;
import jakarta.inject.Inject;

/** Reminds of parcels by timers that the program makes; persistent ones, by default. */
@Stateless
public class Reminder {

  @Resource private TimerService timers;
  @Inject private Journal journal;

  /** Reminds in a second. */
  public void remind(String parcel) {
    timers.createTimer(1_000, parcel);
  }

  @Timeout
  void due(Timer timer) {
    journal.note("reminder", timer.getInfo().toString());
  }
}
