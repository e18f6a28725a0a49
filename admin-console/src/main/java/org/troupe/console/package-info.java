/** The web console's pages: what they show, as records that the page only has to spread out. */
package org.troupe.console;
