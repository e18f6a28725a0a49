/** The controller's orders to the agents of running instances. */
package org.troupe.agentclient;
