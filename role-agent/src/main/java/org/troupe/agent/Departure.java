package org.troupe.agent;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Properties;

/**
 * How the instance leaves in order: its queue consumers stop, then its application is told. Each
 * step may be asked for at any time, again and again; {@link #activate} takes all back. Also brings
 * an instance that stands by to work.
 */
final class Departure {

  /** The property by which an application sees that its instance leaves. */
  static final String STOPPING = "troupe.stopping";

  /** No step is waited for any longer. */
  static final Duration LONGEST = Duration.ofHours(1);

  private static final Logger LOG = System.getLogger(Departure.class.getName());
  private static final Duration ACTIVATION = Duration.ofSeconds(10);

  private final Properties system;
  private final QueueConsumers consumers;
  private final StopNotice notice;

  /**
   * Leaves not yet.
   *
   * @param system the system's properties
   */
  Departure(Properties system, QueueConsumers consumers, StopNotice notice) {
    this.system = system;
    this.consumers = consumers;
    this.notice = notice;
  }

  Outcome quiesce(Duration limit) {
    system.setProperty(STOPPING, "true");
    return logged("quiesce", consumers.pause(limit));
  }

  Outcome stopping(Duration limit) {
    return logged("stopping", notice.tell(limit));
  }

  Outcome activate() {
    system.setProperty(STOPPING, "false");
    notice.withdraw();
    return logged("activate", consumers.resume(ACTIVATION));
  }

  private static Outcome logged(String order, Outcome outcome) {
    LOG.log(Level.INFO, "{0}: done={1} {2}", order, outcome.done(), outcome.detail());
    return outcome;
  }
}
