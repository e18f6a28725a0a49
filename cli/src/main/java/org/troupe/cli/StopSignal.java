package org.troupe.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Ctrl-C, SIGTERM and the terminal's hang-up, as requests to stop. The JDK has no API of its own
 * for them but shutdown hooks, which hear only the first; so this takes {@code sun.misc.Signal},
 * which every JDK has, by reflection, for the compiler warns of it in a way that cannot be
 * silenced.
 */
final class StopSignal {

  private final Semaphore requested = new Semaphore(0);
  private final AtomicInteger received = new AtomicInteger();
  private final Thread waiter;
  private final IntConsumer onFurther;

  private StopSignal(Thread waiter, IntConsumer onFurther) {
    this.waiter = waiter;
    this.onFurther = onFurther;
  }

  /**
   * Listens from now on.
   *
   * @param onFurther told of the second request, the third, …, by number
   * @return the signal; the first request interrupts the current thread
   */
  static StopSignal listen(IntConsumer onFurther) {
    StopSignal signal = new StopSignal(Thread.currentThread(), onFurther);
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      signal.register(name);
    }
    return signal;
  }

  boolean isRequested() {
    return received.get() > 0;
  }

  /**
   * Waits for the first request; returns at once if there was one. The thread is not interrupted
   * afterwards: it has to do the stopping, and to wait while it does.
   */
  void await() {
    requested.acquireUninterruptibly();
    Thread.interrupted();
  }

  private void received() {
    int number = received.incrementAndGet();
    if (number == 1) {
      waiter.interrupt();
      requested.release();
    } else {
      onFurther.accept(number);
    }
  }

  private void register(String name) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object listener =
          Proxy.newProxyInstance(
              StopSignal.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> invoked(proxy, method, arguments));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
    } catch (InvocationTargetException e) {
      // The JVM keeps this signal for itself (java -Xrs): it then ends the process at once.
      System.getLogger(StopSignal.class.getName())
          .log(System.Logger.Level.WARNING, "signal=" + name + " event=unheard", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK has no sun.misc.Signal", e);
    }
  }

  private Object invoked(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "StopSignal";
      default -> {
        received();
        yield null;
      }
    };
  }
}
