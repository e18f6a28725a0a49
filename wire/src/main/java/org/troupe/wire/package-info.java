/** The records that cross process borders: route table, agent report, bodies of the admin REST. */
package org.troupe.wire;
