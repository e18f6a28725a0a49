package org.troupe.queue;

import java.util.Optional;

/**
 * A change of where an outside address leads.
 *
 * @param outside the address that producers outside know
 * @param from the queue it leads to now
 * @param to the queue it should lead to; empty: to none, and messages wait at the address itself
 */
public record QueueLead(String outside, Optional<String> from, Optional<String> to) {}
