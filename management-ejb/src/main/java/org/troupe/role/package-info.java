/** Roles: what kinds there are, how large their instances are. */
package org.troupe.role;
