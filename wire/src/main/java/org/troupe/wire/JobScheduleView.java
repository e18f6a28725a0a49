package org.troupe.wire;

import java.time.Instant;

/**
 * When a job runs by itself.
 *
 * @param cron as the definition has it
 * @param timeZone by whose clock
 * @param windowSeconds how late a missed tick is still run
 * @param next the next tick, or null while it does not tick
 * @param last the last tick that was run, or null
 * @param skipped how many ticks were not run
 */
public record JobScheduleView(
    String cron, String timeZone, long windowSeconds, Instant next, Instant last, long skipped) {}
