package org.troupe.lease;

import java.time.Instant;

/**
 * The lease as it is on record.
 *
 * @param holder id of the controller that leads
 * @param term grows with each take-over
 * @param address the holder's process, {@code pid@host}
 * @param since when it took over
 * @param until when the lease ends unless it is renewed, by the database's clock
 */
public record LeaseView(String holder, long term, String address, Instant since, Instant until) {}
