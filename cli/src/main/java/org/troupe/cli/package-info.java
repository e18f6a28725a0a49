/** The {@code troupe} command. */
package org.troupe.cli;
