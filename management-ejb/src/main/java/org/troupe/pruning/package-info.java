/** What goes by itself when it is not needed any more. */
package org.troupe.pruning;
