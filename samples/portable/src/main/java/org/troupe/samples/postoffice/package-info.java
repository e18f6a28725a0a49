/** A post office: letters come in by HTTP, go through queues, and are noted in a journal. */
package org.troupe.samples.postoffice;
