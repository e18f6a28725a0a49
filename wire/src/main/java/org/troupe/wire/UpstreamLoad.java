package org.troupe.wire;

/**
 * The gateway's view of one instance.
 *
 * @param instance the instance's key, see {@link Upstream#instance()}
 * @param inFlight requests passed on whose answer is not complete
 * @param requests requests passed on since the instance came into the table
 * @param connectFailures connections that could not be made since then
 */
public record UpstreamLoad(String instance, int inFlight, long requests, long connectFailures) {}
