package com.sun.ejb.containers;

import jakarta.ejb.CreateException;
import jakarta.ejb.TimerConfig;
import java.lang.reflect.Method;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.ejb.deployment.descriptor.ScheduledTimerDescriptor;
import org.troupe.timers.Claim;
import org.troupe.timers.TickClaims;

/**
 * The server's service for persistent timers in an instance. It runs in the server's package
 * because what it overrides is for that package only.
 *
 * <p>Timers of {@code @Schedule} and of {@code ejb-jar.xml} are made in every instance, and nothing
 * of them is kept: an archive makes them anew at each deployment. What is persistent of them is
 * that each tick is taken by exactly one instance of the role. Timers that a program makes live in
 * the instance that made them, and end with it.
 */
public final class SharedTimerService extends NonPersistentEJBTimerService {

  /** How long to wait before somebody who did not answer is asked again. */
  private static final long ASK_AGAIN_MILLIS = 5_000;

  private final TickClaims claims;

  /** When the next tick of each automatic timer is due, which is a little before it fires. */
  private final Map<TimerPrimaryKey, Date> due = new ConcurrentHashMap<>();

  private SharedTimerService(TickClaims claims) throws Exception {
    this.claims = claims;
  }

  /** Makes it the server's. */
  public static void install(TickClaims claims) {
    try {
      setPersistentTimerService(new SharedTimerService(claims));
    } catch (Exception e) {
      throw new IllegalStateException("the timer service cannot be made", e);
    }
  }

  @Override
  protected void createSchedules(
      long container,
      long application,
      Map<?, List<ScheduledTimerDescriptor>> schedules,
      Map<TimerPrimaryKey, Method> made,
      String server,
      boolean start,
      boolean deploy)
      throws Exception {
    super.createSchedules(container, application, schedules, made, server, start, true);
  }

  @Override
  TimerPrimaryKey createTimer(
      long container,
      long application,
      EJBTimerSchedule schedule,
      TimerConfig config,
      String server)
      throws CreateException {
    return super.createTimer(container, application, schedule, inMemory(config), server);
  }

  @Override
  TimerPrimaryKey createTimer(
      long container, long application, Object key, EJBTimerSchedule schedule, TimerConfig config)
      throws CreateException {
    return super.createTimer(container, application, key, schedule, inMemory(config));
  }

  @Override
  TimerPrimaryKey createTimer(
      long container, long application, Object key, Date first, long interval, TimerConfig config)
      throws CreateException {
    return super.createTimer(container, application, key, first, interval, inMemory(config));
  }

  /** The server knows no store for them, and refuses those that want one. */
  private static TimerConfig inMemory(TimerConfig config) {
    return new TimerConfig(config == null ? null : config.getInfo(), false);
  }

  @Override
  void scheduleTask(TimerPrimaryKey timer, Date expiration, boolean again) {
    RuntimeTimerState state = getTimerState(timer);
    if (!again && state != null && isAutomatic(state)) {
      due.put(timer, expiration);
    }
    super.scheduleTask(timer, expiration, again);
  }

  private static boolean isAutomatic(RuntimeTimerState state) {
    return state.getTimerSchedule() != null && state.getTimerSchedule().isAutomatic();
  }

  /** Asked before each delivery; after a yes nothing more is done, not even for the next tick. */
  @Override
  protected boolean isCancelledByAnotherInstance(RuntimeTimerState state) {
    Date tick = due.get(state.getTimerId());
    if (tick == null || !isAutomatic(state)) {
      return false;
    }
    Claim claim = claims.take(name(state), tick.toInstant());
    if (claim == Claim.THEIRS) {
      waitForTheNext(state);
    } else if (claim == Claim.UNKNOWN) {
      scheduleTask(
          state.getTimerId(), new Date(System.currentTimeMillis() + ASK_AGAIN_MILLIS), true);
    }
    return claim != Claim.OURS;
  }

  private void waitForTheNext(RuntimeTimerState state) {
    try {
      Date next = calcNextFixedRateExpiration(state);
      if (next == null) {
        cancelTimer(state.getTimerId());
      } else {
        scheduleTask(state.getTimerId(), next);
      }
    } catch (Exception e) {
      throw new IllegalStateException("the next tick of " + name(state), e);
    }
  }

  @Override
  protected void expungeTimer(TimerPrimaryKey timer, boolean removeBean) {
    due.remove(timer);
    super.expungeTimer(timer, removeBean);
  }

  private static String name(RuntimeTimerState state) {
    EJBTimerSchedule schedule = state.getTimerSchedule();
    return "%s/%s.%s(%d) %s %s"
        .formatted(
            state.getTimedObjectApplicationName(),
            state.getTimedObjectEjbName(),
            schedule.getTimerMethodName(),
            schedule.getMethodParamCount(),
            schedule.getScheduleAsString(),
            state.getInfo());
  }
}
