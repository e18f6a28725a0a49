package org.troupe.lease;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.troupe.platform.ControllerConfig;

/**
 * Gets the lease for a controller and keeps it. In each round a holder renews its term if that is
 * due, and everybody else looks whether the lease can be taken.
 *
 * <p>It has a thread of its own, not a managed one: pools are shared with what is slow, and the
 * timers of enterprise beans go by a clock that can be set back.
 */
final class LeaseKeeper {

  private static final Logger LOG = System.getLogger(LeaseKeeper.class.getName());

  /** What PostgreSQL says when a lock was waited for in vain. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final String controller;
  private final String address;
  private final LeaseTimes times;
  private final LeaseSession session;
  private final LongSupplier nanos;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(LeaseKeeper::thread);

  private volatile Tenure tenure;
  private boolean heldBefore;
  private boolean failing;
  private boolean stopped;

  /**
   * @param address this process, for people
   * @param nanos a clock that only goes forward and that nobody can set
   */
  LeaseKeeper(
      ControllerConfig.Lease lease,
      ControllerConfig.Database database,
      String address,
      LongSupplier nanos) {
    this.controller = lease.controller();
    this.address = address;
    this.times = new LeaseTimes(lease.duration());
    this.session = new LeaseSession(database, times);
    this.nanos = nanos;
  }

  private static Thread thread(Runnable rounds) {
    Thread thread = new Thread(rounds, "lease");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins with its rounds. */
  void start() {
    // A round catches whatever goes wrong, so the future never has anything to tell.
    Future<?> unused =
        thread.scheduleWithFixedDelay(
            this::round, 0, times.round().toNanos(), TimeUnit.NANOSECONDS);
  }

  boolean isHeld() {
    Tenure known = tenure;
    return known != null && known.isHeldAt(nanos.getAsLong());
  }

  /** The term that was last known to be this controller's, ended or not. */
  OptionalLong term() {
    Tenure known = tenure;
    return known == null ? OptionalLong.empty() : OptionalLong.of(known.number());
  }

  String controller() {
    return controller;
  }

  synchronized void round() {
    long asked = nanos.getAsLong();
    Tenure known = tenure;
    if (stopped || (known != null && !known.isRenewalDueAt(asked))) {
      return;
    }
    try {
      if (known == null || !renew(known, asked)) {
        take(asked);
      }
      failing = false;
    } catch (SQLException | RuntimeException e) {
      session.close();
      LOG.log(failing ? Level.DEBUG : Level.WARNING, "lease event=unknown reason=\"{0}\"", e);
      failing = true;
    }
  }

  private boolean renew(Tenure known, long asked) throws SQLException {
    if (session.table().renew(controller, known.number(), times.duration())) {
      tenure = known.renewedAt(asked);
      return true;
    }
    tenure = null;
    LOG.log(Level.WARNING, "lease event=lost term={0}", Long.toString(known.number()));
    return false;
  }

  private void take(long asked) throws SQLException {
    OptionalLong taken = takeUnlessLocked();
    if (taken.isPresent()) {
      tenure = new Tenure(taken.getAsLong(), asked, times);
      heldBefore = true;
      LOG.log(
          Level.INFO,
          "lease event=taken term={0} controller={1}",
          Long.toString(taken.getAsLong()),
          controller);
    }
  }

  private OptionalLong takeUnlessLocked() throws SQLException {
    try {
      return takeOnce();
    } catch (SQLException e) {
      if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw e;
      }
      int ended = session.table().endConfirmed();
      LOG.log(Level.WARNING, "lease event=sessions-ended count={0}", ended);
      return takeOnce();
    }
  }

  /**
   * The first time also from itself, so that a restart loses no time. Later on, whoever holds it
   * under this controller's id was started after this process and has the better right.
   */
  private OptionalLong takeOnce() throws SQLException {
    return session.table().take(controller, address, times.duration(), !heldBefore);
  }

  /** Ends its rounds and makes the lease free, so that another one takes over at once. */
  void stop() {
    thread.shutdownNow();
    release();
  }

  private synchronized void release() {
    stopped = true;
    Tenure known = tenure;
    tenure = null;
    if (known != null) {
      try {
        session.table().release(controller, known.number());
        LOG.log(Level.INFO, "lease event=released term={0}", Long.toString(known.number()));
      } catch (SQLException e) {
        LOG.log(Level.WARNING, "lease event=not-released; it ends by itself", e);
      }
    }
    session.close();
  }
}
