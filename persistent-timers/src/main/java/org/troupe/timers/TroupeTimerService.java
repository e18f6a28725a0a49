package org.troupe.timers;

import com.sun.ejb.PersistentTimerService;
import com.sun.ejb.containers.SharedTimerService;

/**
 * What the server finds when {@code ejb-timer-service} is set to {@code Troupe}; it looks for a
 * class whose name begins so.
 */
public final class TroupeTimerService implements PersistentTimerService {

  @Override
  public void initPersistentTimerService(String target) {
    SharedTimerService.install(TickClaims.ofThisProcess());
  }
}
