/** Which of several controllers leads: a lease in the database, held for a term. */
package org.troupe.lease;
