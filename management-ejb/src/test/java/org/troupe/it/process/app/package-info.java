/** The applications of roles that the integration tests deploy; they know nothing of Troupe. */
package org.troupe.it.process.app;
