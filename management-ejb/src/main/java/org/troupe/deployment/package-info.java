/** Deployments, the two slots that hold them, and the rules of their swap. */
package org.troupe.deployment;
