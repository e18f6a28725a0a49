/**
 * Breaks things for real while visitors ask and messages come, and checks every answer and every
 * message off. {@code ChaosE2E} does it within the build, {@code bench/chaos/run} for longer.
 */
package org.troupe.chaos;
