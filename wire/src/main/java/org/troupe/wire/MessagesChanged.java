package org.troupe.wire;

/**
 * What became of messages.
 *
 * @param messages how many were sent anew, or deleted
 */
public record MessagesChanged(long messages) {}
