package org.troupe.deployment;

import java.time.Duration;

/**
 * Limits of a role's instances.
 *
 * @param start how long one may take to become ready
 * @param unresponsive how long one that was ready may not answer before it is replaced
 * @param drain how long requests in flight may take to finish when one leaves, and again the
 *     messages it works on
 * @param stop how long its application may take to stop, and again its process
 */
public record RoleTimes(Duration start, Duration unresponsive, Duration drain, Duration stop) {}
