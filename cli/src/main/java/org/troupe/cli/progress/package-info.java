/** Lines on a terminal that tell how far things are. */
package org.troupe.cli.progress;
