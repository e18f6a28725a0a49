package org.troupe.chaos;

/**
 * A request with what its answer must be.
 *
 * @param method the method
 * @param path the path
 * @param status the one status that is right
 * @param begins how the right answer's body begins; the empty text where that does not matter
 * @param own whether it gets a connection of its own, which ends with it
 */
record Ask(String method, String path, int status, String begins, boolean own) {}
