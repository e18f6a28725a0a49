/** The agent's own way to the broker and to the server's resources. */
package org.troupe.agent.broker;
