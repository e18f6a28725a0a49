/** Who may ask: bearer tokens, kept as hashes. */
package org.troupe.access;
