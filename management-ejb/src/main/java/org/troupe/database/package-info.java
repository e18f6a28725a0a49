/** PostgreSQL: the control plane's schema, and a database for each cloud service. */
package org.troupe.database;
