/**
 * The intake of a web role: takes requests for jobs and messages for queues from outside, and tells
 * what has become of them.
 */
package org.troupe.agent.intake;
