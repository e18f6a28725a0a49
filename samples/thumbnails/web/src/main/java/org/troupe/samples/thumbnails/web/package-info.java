/** The web role: takes photographs in, and shows the album. */
package org.troupe.samples.thumbnails.web;
