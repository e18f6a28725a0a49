/** The control plane's own configuration and clock. */
package org.troupe.platform;
