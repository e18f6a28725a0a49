/** Role instances: their identity, their states, and the seam to where they run. */
package org.troupe.instance;
