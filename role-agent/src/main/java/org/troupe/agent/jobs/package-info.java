/**
 * The job host of an instance: takes orders to run jobs off its role's queue, runs them, one or
 * several at a time, and reports what becomes of them.
 */
package org.troupe.agent.jobs;
