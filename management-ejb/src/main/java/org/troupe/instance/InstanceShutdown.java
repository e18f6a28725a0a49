package org.troupe.instance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.troupe.platform.ControllerConfig;

/**
 * Ends all instances because the whole platform goes down. What should run stays as it is on
 * record, so that the next start of the platform brings it back; until then reconcile rests.
 */
@ApplicationScoped
public class InstanceShutdown {

  private static final Duration AFTER_KILL = Duration.ofSeconds(5);
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private InstanceHost host;
  private Duration stopLimit;
  private volatile boolean begun;

  protected InstanceShutdown() {}

  @Inject
  InstanceShutdown(InstanceHost host, ControllerConfig config) {
    this.host = host;
    this.stopLimit = config.limits().shutdown();
  }

  /** Whether the platform goes down. */
  public boolean begun() {
    return begun;
  }

  /**
   * Ends all instances: asks them, waits, and kills what is left after the stop limit.
   *
   * @return whether none runs any more
   */
  public boolean endAll() {
    begun = true;
    forEachRunning(host::terminate);
    if (!noneRunsWithin(stopLimit)) {
      forEachRunning(host::kill);
    }
    return noneRunsWithin(AFTER_KILL);
  }

  private void forEachRunning(java.util.function.Consumer<InstanceKey> action) {
    host.list().stream().filter(HostedInstance::running).map(HostedInstance::key).forEach(action);
  }

  private boolean noneRunsWithin(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (host.list().stream().anyMatch(HostedInstance::running)) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    return true;
  }
}
