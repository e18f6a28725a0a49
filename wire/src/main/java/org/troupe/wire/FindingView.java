package org.troupe.wire;

/**
 * Something found in an uploaded file.
 *
 * @param file the file's name inside the package, or {@code ServiceConfiguration.cscfg}
 * @param line 1-based, or 0 where the file as a whole is meant
 * @param message what is wrong, and what would be right
 */
public record FindingView(String file, int line, String message) {}
