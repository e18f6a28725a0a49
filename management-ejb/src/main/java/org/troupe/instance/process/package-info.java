/** Instances as processes on this machine: directories, commands, records, logs. */
package org.troupe.instance.process;
