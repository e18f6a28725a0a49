/** Decides what becomes of runs of jobs; pure, with the time as an argument. */
package org.troupe.job.plan;
