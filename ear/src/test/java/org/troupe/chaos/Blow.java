package org.troupe.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.troupe.e2e.Signals;

/**
 * A signal to one part or to several at once. A stopped process that is not replaced goes on after
 * a while; where {@code troupe up} was killed, there is a second one after a while.
 */
final class Blow implements Fault {

  private static final Duration UNTIL_NEXT_UP = Duration.ofSeconds(5);
  private static final Duration ARRIVAL_LIMIT = Duration.ofSeconds(10);

  private final String signal;
  private final Set<Part> parts;
  private final Duration patience;
  private List<Long> struck = List.of();

  private Blow(String signal, Set<Part> parts, Duration patience) {
    this.signal = signal;
    this.parts = parts;
    this.patience = patience;
  }

  /** {@code kill -9}. */
  static Blow kill(Part... parts) {
    return new Blow("KILL", ordered(parts), UNTIL_NEXT_UP);
  }

  /**
   * {@code kill -STOP}.
   *
   * @param patience after which those that were not replaced get {@code -CONT}
   */
  static Blow stop(Duration patience, Part... parts) {
    return new Blow("STOP", ordered(parts), patience);
  }

  private static Set<Part> ordered(Part... parts) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(parts)));
  }

  @Override
  public String name() {
    return (kills() ? "kill " : "stop ")
        + parts.stream().map(Part::toString).collect(Collectors.joining("+"));
  }

  @Override
  public InTheAir strike(ChaosPlatform platform) throws IOException {
    List<Long> processes = new ArrayList<>();
    for (Part part : parts) {
      List<Long> of = part.processes(platform);
      // The others of PostgreSQL end by themselves when the first of them is gone.
      processes.addAll(kills() ? of.subList(0, 1) : of);
    }
    InTheAir inTheAir =
        parts.contains(Part.GATEWAY)
            ? InTheAir.in(Part.GATEWAY.processes(platform).get(0), platform.port())
            : InTheAir.nothing();
    struck = processes;
    send(processes);
    await("the signal has come")
        .atMost(ARRIVAL_LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> processes.stream().noneMatch(Processes::runs));
    inTheAir.look();
    return inTheAir;
  }

  @Override
  public Duration relentsAfter() {
    return patience;
  }

  @Override
  public String relent(ChaosPlatform platform) throws IOException {
    if (kills()) {
      if (!parts.contains(Part.SUPERVISOR)) {
        return "";
      }
      platform.upAgain();
      return "`troupe up` again after " + patience.toSeconds() + " s";
    }
    List<Long> stopped = struck.stream().filter(Processes::isStopped).toList();
    if (stopped.isEmpty()) {
      return "";
    }
    Signals.send("CONT", stopped);
    return "not replaced, `-CONT` after " + patience.toSeconds() + " s";
  }

  private void send(List<Long> processes) throws IOException {
    if (kills()) {
      // Without the start of another process in between.
      processes.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    } else {
      Signals.send(signal, processes);
    }
  }

  private boolean kills() {
    return signal.equals("KILL");
  }
}
