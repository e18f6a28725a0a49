package org.troupe.operation;

/**
 * Wakes reconcile. It carries no decision, only why: the database and what is observed decide.
 *
 * @param trigger for the log, such as {@code swap} or {@code process exit}
 */
public record LookAgain(String trigger) {}
