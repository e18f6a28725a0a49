package org.troupe.adapter;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The consumers of all message-driven beans, paused or not. One thread of its own brings them to
 * what is wanted, so that whoever wants it can wait with a limit; what is wanted may change
 * meanwhile. Paused in four steps: no session delivers any more; what is being worked on ends; then
 * the consumers end, which gives back what was fetched; then what a consumer that was just being
 * made has left behind.
 */
final class Consumers implements ConsumersMXBean {

  private static final Logger LOG = System.getLogger(Consumers.class.getName());

  /**
   * For so long nothing may have been in flight: a message that was taken just before its session
   * was halted is counted only when it reaches its bean.
   */
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** So long it waits for a change before it looks again: a rollback starts a halted session. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Activations activations;
  private final FailureNotes notes;
  private final InFlight inFlight = new InFlight(System::nanoTime);
  private final InboundSessions sessions = new InboundSessions();
  private final Map<ActivationSpec, BeanActivation> beans =
      Collections.synchronizedMap(new IdentityHashMap<>());
  private final ThreadPoolExecutor worker;
  private volatile boolean paused;
  private boolean settled = true;

  /**
   * Begins without beans.
   *
   * @param notes of deliveries that fail
   * @param paused whether it begins paused
   */
  Consumers(Activations activations, FailureNotes notes, boolean paused) {
    this.activations = activations;
    this.notes = notes;
    this.paused = paused;
    // What waits does whatever is wanted by then, so one is enough.
    this.worker =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            Consumers::thread,
            new ThreadPoolExecutor.DiscardPolicy());
    worker.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "troupe-consumers");
    thread.setDaemon(true);
    thread.setContextClassLoader(Consumers.class.getClassLoader());
    return thread;
  }

  /** A bean that was deployed; while paused its specification is only looked at. */
  void add(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
    BeanActivation bean = new BeanActivation(activations, factory, spec, inFlight, notes);
    beans.put(spec, bean);
    try {
      spec.validate();
      bean.open(() -> paused);
    } catch (ResourceException | RuntimeException e) {
      beans.remove(spec);
      throw e;
    }
  }

  /** A bean that goes. */
  void remove(ActivationSpec spec) {
    BeanActivation bean = beans.remove(spec);
    if (bean != null) {
      bean.end();
    }
  }

  /** Whether the session of a new consumer may be; if so it is known from now on. */
  boolean admits(InboundSession session) {
    sessions.add(session);
    if (paused) {
      sessions.remove(session);
      return false;
    }
    return true;
  }

  @Override
  public boolean isPaused() {
    return paused;
  }

  @Override
  public int getInFlight() {
    return inFlight.count();
  }

  @Override
  public String pause(long limitMillis) {
    want(true);
    if (await(limitMillis)) {
      return "";
    }
    int working = inFlight.count();
    return working == 0
        ? "The consumers have not ended yet."
        : "Messages still being worked on: " + working + ".";
  }

  @Override
  public String resume(long limitMillis) {
    want(false);
    return await(limitMillis) ? "" : "The consumers have not begun yet.";
  }

  private synchronized void want(boolean pause) {
    if (paused != pause) {
      LOG.log(Level.INFO, pause ? "consumers pause" : "consumers go on");
      paused = pause;
      settled = false;
    }
    if (!settled) {
      worker.execute(this::settle);
    }
  }

  private synchronized boolean await(long limitMillis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
    try {
      for (long left = limitMillis; !settled && left > 0; ) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return settled;
  }

  private void settle() {
    boolean pause = paused;
    try {
      if (pause) {
        drain();
      } else {
        sessions.go();
        open();
      }
      settled(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.ERROR, "consumers are neither paused nor active", e);
    }
  }

  private synchronized void settled(boolean pause) {
    if (paused == pause && !settled) {
      settled = true;
      LOG.log(Level.INFO, pause ? "consumers are paused" : "consumers are active");
      notifyAll();
    }
  }

  /** Returns early if it is no longer wanted. */
  private void drain() throws InterruptedException {
    boolean any = beans().stream().anyMatch(BeanActivation::isActive);
    sessions.halt();
    long halted = System.nanoTime();
    while (any && !inFlight.noneFor(QUIET_NANOS, halted)) {
      inFlight.awaitChange(LOOK_NANOS);
      if (!paused) {
        return;
      }
      // Again, since a rollback starts the session that it has stopped.
      sessions.halt();
    }
    beans().forEach(BeanActivation::close);
    sessions.close();
  }

  private void open() {
    for (BeanActivation bean : beans()) {
      try {
        bean.open(() -> paused);
      } catch (ResourceException e) {
        LOG.log(Level.ERROR, "messages are not taken: " + bean, e);
      }
    }
  }

  private List<BeanActivation> beans() {
    synchronized (beans) {
      return List.copyOf(beans.values());
    }
  }

  /** The adapter stops: nothing more is done. */
  void end() {
    worker.shutdownNow();
    notes.end();
  }
}
