/** Persistent timers, each tick of which is taken by one instance of a role. */
package org.troupe.timers;
