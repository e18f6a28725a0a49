package org.troupe.cli.client;

import java.nio.ByteBuffer;

/**
 * A part of an instance's log.
 *
 * @param bytes what it says; may end in the middle of a character
 * @param nextOffset where the next part begins, in bytes
 */
public record LogPart(ByteBuffer bytes, long nextOffset) {}
