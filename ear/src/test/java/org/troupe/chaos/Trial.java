package org.troupe.chaos;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Lets faults befall a platform, one after the other, and tells what each cost. */
final class Trial {

  private static final int CALM_SECONDS = 3;
  private static final Duration REPLIES_LIMIT = Duration.ofSeconds(90);
  private static final Duration WHOLE_LIMIT = Duration.ofMinutes(6);
  private static final Duration BOOKED_LIMIT = Duration.ofSeconds(100);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final ChaosPlatform platform;
  private final Report report;
  private final int requests;
  private final int messages;
  private final AtomicLong numbers = new AtomicLong();

  /**
   * @param requests a second
   * @param messages a second
   */
  Trial(ChaosPlatform platform, Report report, int requests, int messages) {
    this.platform = platform;
    this.report = report;
    this.requests = requests;
    this.messages = messages;
  }

  /** What the strike left. */
  private record Strike(long began, long ended, InTheAir inTheAir) {}

  /** What came of waiting for the whole. */
  private record Recovery(Duration fullAfter, String note) {}

  /** Does it all; the platform is whole before and, if it can be, after. */
  Row of(Fault fault) throws IOException {
    platform.recover();
    fault.prepare(platform);
    platform.awaitWhole();
    try {
      return underTraffic(fault);
    } finally {
      fault.cleanUp(platform);
    }
  }

  private Row underTraffic(Fault fault) throws IOException {
    long before = numbers.get();
    try (Traffic traffic = new Traffic(platform, requests, messages, numbers)) {
      traffic.awaitMore(requests * CALM_SECONDS, REPLIES_LIMIT);
      long began = System.nanoTime();
      InTheAir inTheAir = fault.strike(platform);
      Strike strike = new Strike(began, System.nanoTime(), inTheAir);
      Recovery recovery = recover(fault, strike);
      traffic.awaitMore(requests * CALM_SECONDS, REPLIES_LIMIT);
      traffic.stop();
      return row(fault, strike, recovery, traffic, before);
    }
  }

  private Recovery recover(Fault fault, Strike strike) throws IOException {
    Wholeness wholeness = new Wholeness(platform);
    boolean relented = false;
    String note = "";
    String flaw = "";
    while (since(strike.ended()).compareTo(WHOLE_LIMIT) < 0) {
      if (!relented && since(strike.ended()).compareTo(fault.relentsAfter()) >= 0) {
        relented = true;
        note = fault.relent(platform);
      }
      strike.inTheAir().look();
      flaw = wholeness.flaw();
      if (flaw.isEmpty() && (relented || !fault.goesOnUntilRelent())) {
        Duration fullAfter = since(strike.began());
        strike.inTheAir().lookUntilGone();
        return new Recovery(fullAfter, note);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    return new Recovery(null, (note + " " + flaw).strip());
  }

  private Row row(Fault fault, Strike strike, Recovery recovery, Traffic traffic, long before) {
    Set<Long> sent = traffic.entries().sent();
    Book.State book = awaitBooked(sent, before);
    Set<Long> lost = new HashSet<>(sent);
    lost.removeAll(book.entries());
    List<Reply> failures = new ArrayList<>(traffic.requests().failures());
    failures.addAll(traffic.messages().failures());
    long inTheAir = failures.stream().filter(strike.inTheAir()::explains).count();
    Row row =
        new Row(
            fault.name(),
            traffic.requests().replies() + traffic.messages().replies(),
            failures.size(),
            inTheAir,
            traffic.messages().toldToComeAgain(),
            sent.size(),
            lost.size(),
            book.doubled(),
            book.repeated(),
            traffic.requests().slowest(),
            traffic.messages().slowest(),
            recovery.fullAfter(),
            recovery.note());
    report.add(row);
    report.addFailures(fault.name(), strike.began(), failures, strike.inTheAir()::explains, lost);
    if (!lost.isEmpty()) {
      report.addText(platform.troupe().runs("queues", ChaosPlatform.SERVICE).toString());
    }
    return row;
  }

  private Book.State awaitBooked(Set<Long> sent, long before) {
    Book book = platform.book();
    long begin = System.nanoTime();
    while (true) {
      try {
        Book.State state = book.read(before, numbers.get());
        if (state.entries().containsAll(sent) || since(begin).compareTo(BOOKED_LIMIT) > 0) {
          return state;
        }
      } catch (SQLException e) {
        if (since(begin).compareTo(BOOKED_LIMIT) > 0) {
          throw new IllegalStateException("the book cannot be read", e);
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
