package org.troupe.job;

/**
 * Something is asked of a run; wakes the loop, which decides by what is on record.
 *
 * @param run the run's id
 */
record RunAsked(String run) {}
