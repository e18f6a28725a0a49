/**
 * Compares what should run with what runs and takes the next steps. Nothing imports this package; a
 * {@link org.troupe.operation.LookAgain} wakes it.
 */
package org.troupe.reconcile;
