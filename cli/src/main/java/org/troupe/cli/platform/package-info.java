/** The supervisor: starts the platform's processes, watches over them, stops them in order. */
package org.troupe.cli.platform;
