/** The worker role: takes photographs off the queue and makes their thumbnails. */
package org.troupe.samples.thumbnails.worker;
