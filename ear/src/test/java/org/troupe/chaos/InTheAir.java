package org.troupe.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * What was in the air in a gateway that was struck: on the connections that it held at the strike,
 * and on those that a stopped one was dealt until its end, which nobody accepted. What breaks on
 * these broke with the process.
 */
final class InTheAir {

  private static final Duration LONGEST_END = Duration.ofSeconds(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final long gateway;
  private final int port;
  private final Set<Integer> held = new HashSet<>();
  private long lookedAt;
  private long goneAt;

  private InTheAir(long gateway, int port) {
    this.gateway = gateway;
    this.port = port;
  }

  /** Where no gateway is struck. */
  static InTheAir nothing() {
    return new InTheAir(0, 0);
  }

  /** Looks at once; that is to be right before the strike. */
  static InTheAir in(long gateway, int port) throws IOException {
    InTheAir inTheAir = new InTheAir(gateway, port);
    inTheAir.lookedAt = System.nanoTime();
    inTheAir.addHeld();
    return inTheAir;
  }

  private void addHeld() throws IOException {
    held.addAll(HeldConnections.of(gateway, port));
    held.addAll(HeldConnections.ofNobody(port));
  }

  /** Looks again; to be called often, until the gateway is gone. */
  void look() throws IOException {
    if (gateway == 0 || goneAt > 0) {
      return;
    }
    // Asked first: what is made after that is nobody's of the gateway's.
    boolean there = Processes.hasSockets(gateway);
    if (there && Processes.isStopped(gateway)) {
      long now = System.nanoTime();
      // Also its own: it may have accepted one between the first look and the strike.
      addHeld();
      // Where it was killed meanwhile, what was read may lack what was made since the last look.
      if (Processes.isStopped(gateway)) {
        lookedAt = now;
      }
    } else if (!there) {
      goneAt = System.nanoTime();
    }
  }

  /** The last look: the gateway may be gone, or be going, and may as well have been continued. */
  void lookUntilGone() throws IOException {
    long begin = System.nanoTime();
    look();
    while (gateway != 0 && goneAt == 0 && System.nanoTime() - begin < LONGEST_END.toNanos()) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      look();
    }
  }

  /**
   * Whether what went wrong did so with the gateway. Of the connections made between the last look
   * and its end nobody knows whose they were; those that broke count as its own. That is some
   * milliseconds on an idle machine and some hundred on a full one, where a killed process listens
   * until it gets its turn to end.
   */
  boolean explains(Reply reply) {
    Reply.Connection connection = reply.connection();
    boolean madeMeanwhile = connection.madeAt() >= lookedAt && connection.begunAt() <= goneAt;
    return reply.mishap() == Mishap.RESET
        && (held.contains(connection.port()) || (goneAt > 0 && madeMeanwhile));
  }
}
