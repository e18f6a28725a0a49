package org.troupe.wire;

/**
 * A part of what a run has written.
 *
 * @param text the part; may be empty
 * @param omitted how many bytes before it are not kept any more
 * @param next where to read on, in bytes
 * @param ended whether there will be no more
 */
public record JobLogView(String text, long omitted, long next, boolean ended) {}
