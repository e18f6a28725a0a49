package org.troupe.chaos;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Requests and messages at a steady rate, from its making until {@link #stop}. */
final class Traffic implements AutoCloseable {

  /** Within which an answer must be there. */
  static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

  private static final int ONE_IN = 5;

  private final Tally ofRequests = new Tally();
  private final Tally ofMessages = new Tally();
  private final Visitors visitors;
  private final Entries entries;
  private final List<Pacer> pacers;

  /**
   * @param requests a second
   * @param messages a second
   * @param numbers gives numbers that nothing had before
   */
  Traffic(ChaosPlatform platform, int requests, int messages, AtomicLong numbers) {
    visitors = new Visitors(platform.port(), platform.host(), ANSWER_LIMIT);
    entries = new Entries(numbers, visitors, ofMessages, platform::producer);
    pacers =
        List.of(
            Pacer.start("requests", requests, due -> ask(numbers.incrementAndGet(), due)),
            Pacer.start("messages", messages, entries::next));
  }

  private void ask(long number, long dueAt) {
    Ask ask = new Ask("GET", "/numbers/" + number, 200, number + " ", number % ONE_IN == 0);
    visitors.send(ask, dueAt, ofRequests::add);
  }

  /** Waits until so many more replies have come, or the limit is over. */
  void awaitMore(int replies, Duration limit) {
    long wanted = ofRequests.replies() + replies;
    await(replies + " more replies").atMost(limit).until(() -> ofRequests.replies() >= wanted);
  }

  /** Lets everything under way end. */
  void stop() {
    pacers.forEach(Pacer::close);
    await("all requests have ended")
        .atMost(ANSWER_LIMIT.plusSeconds(10))
        .until(() -> visitors.underWay() == 0 && entries.unsent() == 0);
  }

  /** Of {@code GET /numbers/…}. */
  Tally requests() {
    return ofRequests;
  }

  /** Of {@code PUT /entries/…}. */
  Tally messages() {
    return ofMessages;
  }

  Entries entries() {
    return entries;
  }

  @Override
  public void close() {
    pacers.forEach(Pacer::close);
    entries.close();
    visitors.close();
  }
}
