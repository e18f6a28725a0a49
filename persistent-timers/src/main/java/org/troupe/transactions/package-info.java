/** Where the server writes its decisions to commit. */
package org.troupe.transactions;
