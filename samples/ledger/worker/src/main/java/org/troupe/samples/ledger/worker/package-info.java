/** Books each entry once, and every delivery of it. */
package org.troupe.samples.ledger.worker;
