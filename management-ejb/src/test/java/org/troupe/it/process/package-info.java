/** Real instances: the runtime image, the agent and the host together. */
package org.troupe.it.process;
