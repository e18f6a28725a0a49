/** Queues at the broker: a deployment's own, and the addresses that lead to them. */
package org.troupe.queue;
