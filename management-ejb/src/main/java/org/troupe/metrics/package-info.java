/** What is measured over time, kept in PostgreSQL: finely for hours, coarsely for weeks. */
package org.troupe.metrics;
