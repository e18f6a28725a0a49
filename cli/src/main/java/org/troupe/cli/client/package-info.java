/** The admin REST as the command line calls it. */
package org.troupe.cli.client;
