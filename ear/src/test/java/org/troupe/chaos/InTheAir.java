package org.troupe.chaos;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * What was in the air in a gateway that was struck: the client's ends of the connections that it
 * held at the strike, and of those that a stopped one was dealt until it ended. What breaks on
 * these broke with the process. Where a connection came to a gateway that does not accept it any
 * more is seen by nobody having accepted it from one look to the next.
 */
final class InTheAir {

  private final long gateway;
  private final int port;
  private final Set<Integer> held = new HashSet<>();
  private Set<Integer> unaccepted = Set.of();
  private long lookedAt;
  private long struckAt;

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
    inTheAir.held.addAll(HeldConnections.of(gateway, port));
    inTheAir.held.addAll(HeldConnections.ofNobody(port));
    return inTheAir;
  }

  /** To be called when the gateway has just been struck, within milliseconds of the first look. */
  void struck() {
    struckAt = System.nanoTime();
  }

  /** Looks again; to be called often while the gateway may still be there. */
  void look() throws IOException {
    if (gateway != 0 && Processes.isStopped(gateway)) {
      Set<Integer> now = HeldConnections.ofNobody(port);
      now.stream().filter(unaccepted::contains).forEach(held::add);
      unaccepted = now;
    }
  }

  /**
   * Whether what went wrong did so with the gateway. Of the connections made between the first look
   * and the strike nobody knows whose they were; those that broke count as its own.
   */
  boolean explains(Reply reply) {
    long madeAt = reply.connection().madeAt();
    return reply.mishap() == Mishap.RESET
        && (held.contains(reply.connection().port()) || (madeAt >= lookedAt && madeAt <= struckAt));
  }
}
