/** Answers numbered requests and queues numbered entries. */
package org.troupe.samples.ledger.web;
