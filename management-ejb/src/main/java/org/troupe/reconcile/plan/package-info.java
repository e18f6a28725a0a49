/**
 * Decides: compares what should run with what is observed and answers with steps. Pure functions
 * over values; no I/O, no waiting, time is handed in.
 */
package org.troupe.reconcile.plan;
