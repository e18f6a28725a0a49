/** The platforms that the command line knows, and the tokens for them. */
package org.troupe.cli.context;
