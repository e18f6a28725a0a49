/** Jobs: their schedules, their runs and the history of these. */
package org.troupe.job;
