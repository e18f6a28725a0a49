package org.troupe.lease;

/**
 * A term as its holder knows it, by a clock that nobody can set.
 *
 * @param number the term
 * @param askedNanos when it was last asked for, before the question was sent: the database's time
 *     begins later, so that it cannot end sooner
 * @param times how long it holds
 */
record Tenure(long number, long askedNanos, LeaseTimes times) {

  boolean isHeldAt(long nanos) {
    return nanos - askedNanos < times.duration().minus(times.margin()).toNanos();
  }

  boolean isRenewalDueAt(long nanos) {
    return nanos - askedNanos >= times.renewAfter().toNanos();
  }

  Tenure renewedAt(long nanos) {
    return new Tenure(number, nanos, times);
  }
}
