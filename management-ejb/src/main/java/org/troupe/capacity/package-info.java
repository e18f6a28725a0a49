/** What the machine has room for, and what is refused when it has none. */
package org.troupe.capacity;
