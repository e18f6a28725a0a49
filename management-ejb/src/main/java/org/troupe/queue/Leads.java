package org.troupe.queue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * Where outside addresses lead, and how that changes without a message lost, doubled or given to
 * the wrong side.
 *
 * <p>An outside address has a queue of its own name, and, while a deployment holds its slot, an
 * exclusive divert to that deployment's queue. Addresses change together: first none of them leads
 * anywhere, so that new messages wait outside; then what waits in the old queues goes back outside;
 * and only when all have left do they arrive. So no own queue ever holds messages of two slots.
 *
 * <p>A marker, an empty queue whose name says which address changes and where it led, stands from
 * the beginning to the end of it. Whoever finds one after a crash begins anew.
 */
final class Leads {

  /** A divert must not have a queue's name. */
  private static final String DIVERT_PREFIX = "lead:";

  private static final String MARKER_PREFIX = "troupe.swap.";
  private static final char LED_TO = '/';
  private static final Duration ON_ITS_WAY = Duration.ofMillis(50);
  private static final int MOST_ROUNDS = 20;

  private final BrokerSession session;

  Leads(BrokerSession session) {
    this.session = session;
  }

  /** Outside address to where it leads; to the marker where a change was left half-way. */
  Map<String, String> read() {
    Map<String, String> leads = diverts();
    markers().forEach(marker -> leads.put(outsideOf(marker), marker));
    return leads;
  }

  private Map<String, String> diverts() {
    Map<String, String> leads = new TreeMap<>();
    Arrays.stream((Object[]) session.broker("getDivertNames"))
        .map(String::valueOf)
        .filter(name -> name.startsWith(DIVERT_PREFIX))
        .forEach(
            name ->
                leads.put(
                    name.substring(DIVERT_PREFIX.length()),
                    String.valueOf(session.divert(name, "forwardingAddress"))));
    return leads;
  }

  private Stream<String> markers() {
    return Queues.names(session).filter(name -> name.startsWith(MARKER_PREFIX));
  }

  /** Whether what {@link #read} gave is no queue of a deployment, but a change that goes on. */
  static boolean isOnItsWay(String target) {
    return target.startsWith(MARKER_PREFIX);
  }

  /**
   * Sends on what has come to an outside address while it led nowhere, and too late to go along: a
   * producer's transaction may end long after the sending.
   */
  void sendOn(String outside) {
    if (markers().noneMatch(marker -> outsideOf(marker).equals(outside))) {
      target(outside).ifPresent(own -> Queues.move(session, outside, own));
    }
  }

  /** The queue that an address leads to. */
  Optional<String> target(String outside) {
    return Optional.ofNullable(diverts().get(outside));
  }

  private static String outsideOf(String marker) {
    int end = marker.indexOf(LED_TO);
    return marker.substring(MARKER_PREFIX.length(), end < 0 ? marker.length() : end);
  }

  private static String ledTo(String marker) {
    return marker.substring(marker.indexOf(LED_TO) + 1);
  }

  /** Leads addresses elsewhere; may take up what another call has left half-way. */
  void change(List<QueueLead> changes) {
    Map<String, String> before = diverts();
    List<Change> all = changes.stream().map(change -> begin(change, before)).toList();
    all.stream()
        .filter(change -> before.containsKey(change.outside()))
        .forEach(change -> session.broker("destroyDivert", DIVERT_PREFIX + change.outside()));
    untilNothingComes(() -> all.stream().mapToInt(change -> leave(change, before)).sum());
    all.forEach(this::arrive);
    untilNothingComes(() -> all.stream().mapToInt(this::follow).sum());
    all.forEach(change -> Queues.remove(session, change.marker()));
  }

  /**
   * Moves again and again: what the broker had routed before an address led elsewhere is in its
   * queue only when it is on disk. It is a matter of milliseconds; the rounds are a bound.
   *
   * @param moved moves what is there, and answers how much
   */
  private static void untilNothingComes(IntSupplier moved) {
    int last = moved.getAsInt();
    for (int round = 0; round == 0 || (last > 0 && round < MOST_ROUNDS); round++) {
      LockSupport.parkNanos(ON_ITS_WAY.toNanos());
      last = moved.getAsInt();
    }
  }

  /**
   * One address on its way.
   *
   * @param marker the queue that stands for it
   * @param to where it is to lead
   */
  private record Change(String outside, String marker, Optional<String> to) {}

  private Change begin(QueueLead change, Map<String, String> before) {
    String outside = change.outside();
    String marker =
        markers()
            .filter(name -> outsideOf(name).equals(outside))
            .findFirst()
            .orElseGet(() -> MARKER_PREFIX + outside + LED_TO + before.getOrDefault(outside, ""));
    Queues.ensure(session, marker);
    Queues.ensure(session, outside);
    return new Change(outside, marker, change.to());
  }

  /** What another address leads to by now has got that one's messages: its own have left. */
  private int leave(Change change, Map<String, String> before) {
    return Stream.of(ledTo(change.marker()), before.get(change.outside()), change.marker())
        .filter(Objects::nonNull)
        .filter(from -> change.to().filter(from::equals).isEmpty())
        .filter(from -> !isLedToByOthers(from, change.outside(), before))
        .distinct()
        .mapToInt(from -> Queues.move(session, from, change.outside()))
        .sum();
  }

  private static boolean isLedToByOthers(String queue, String outside, Map<String, String> leads) {
    return leads.entrySet().stream()
        .anyMatch(lead -> !lead.getKey().equals(outside) && lead.getValue().equals(queue));
  }

  private void arrive(Change change) {
    change.to().ifPresent(to -> arrive(change.outside(), to));
  }

  /** What came while the address led nowhere. */
  private int follow(Change change) {
    return change.to().map(to -> Queues.move(session, change.outside(), to)).orElse(0);
  }

  private void arrive(String outside, String to) {
    Redelivery.lead(session, to, QueueNames.deadLetters(outside));
    Queues.pause(session, to, Queues.isPaused(session, outside));
    // What waited goes first.
    Queues.move(session, outside, to);
    String divert = DIVERT_PREFIX + outside;
    session.broker(
        "createDivert", divert, divert, outside, to, true, null, null, Map.of(), "ANYCAST");
  }
}
