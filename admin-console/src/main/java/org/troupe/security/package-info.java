/** Who may come in: bearer tokens for the admin REST, sessions for the console. */
package org.troupe.security;
