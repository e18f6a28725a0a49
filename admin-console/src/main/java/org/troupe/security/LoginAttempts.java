package org.troupe.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down: after some failed logins from an address, each further one makes the next
 * wait longer. A success, or a quarter of an hour of peace, forgets them.
 */
@ApplicationScoped
public class LoginAttempts {

  static final int FREE = 3;
  static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
  private static final int MOST_ADDRESSES = 10_000;
  private static final int MOST_DOUBLINGS = 5;

  private final Map<String, Failures> byAddress = new LinkedHashMap<>();
  private Clock clock;

  protected LoginAttempts() {}

  @Inject
  LoginAttempts(Clock clock) {
    this.clock = clock;
  }

  /** How long the address has to wait until it may try again; zero if it may. */
  public synchronized Duration waitOf(String address) {
    Failures failures = recent(address);
    Duration left = Duration.between(clock.instant(), failures.last().plus(failures.pause()));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Counts a failed login. */
  public synchronized void failed(String address) {
    Failures failures = recent(address);
    byAddress.remove(address);
    byAddress.put(address, new Failures(failures.count() + 1, clock.instant()));
    if (byAddress.size() > MOST_ADDRESSES) {
      byAddress.remove(byAddress.keySet().iterator().next());
    }
  }

  /** Forgets the address's failures. */
  public synchronized void succeeded(String address) {
    byAddress.remove(address);
  }

  private Failures recent(String address) {
    Failures failures = byAddress.getOrDefault(address, Failures.NONE);
    return failures.last().plus(FORGOTTEN_AFTER).isBefore(clock.instant())
        ? Failures.NONE
        : failures;
  }

  private record Failures(int count, Instant last) {

    static final Failures NONE = new Failures(0, Instant.EPOCH);

    Duration pause() {
      if (count < FREE) {
        return Duration.ZERO;
      }
      Duration pause = Duration.ofSeconds(1L << Math.min(count - FREE, MOST_DOUBLINGS));
      return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
    }
  }
}
