package org.troupe.agent;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Properties;
import org.troupe.agent.jobs.JobHost;

/**
 * How the instance leaves in order: its queue consumers and its jobs stop, then its application is
 * told. Each step may be asked for at any time, again and again; {@link #activate} takes all back.
 * Also brings an instance that stands by to work.
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
  private final JobHost jobs;

  /**
   * Leaves not yet.
   *
   * @param system the system's properties
   */
  Departure(Properties system, QueueConsumers consumers, StopNotice notice, JobHost jobs) {
    this.system = system;
    this.consumers = consumers;
    this.notice = notice;
    this.jobs = jobs;
  }

  Outcome quiesce(Duration limit) {
    system.setProperty(STOPPING, "true");
    jobs.close();
    long end = System.nanoTime() + limit.toNanos();
    Outcome paused = consumers.pause(limit);
    String working = jobs.quiesce(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    return logged("quiesce", working.isEmpty() ? paused : new Outcome(false, working));
  }

  Outcome stopping(Duration limit) {
    return logged("stopping", notice.tell(limit));
  }

  Outcome activate() {
    system.setProperty(STOPPING, "false");
    notice.withdraw();
    jobs.activate();
    return logged("activate", consumers.resume(ACTIVATION));
  }

  private static Outcome logged(String order, Outcome outcome) {
    LOG.log(Level.INFO, "{0}: done={1} {2}", order, outcome.done(), outcome.detail());
    return outcome;
  }
}
