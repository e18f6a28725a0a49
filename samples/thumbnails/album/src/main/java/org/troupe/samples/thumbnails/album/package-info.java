/** The album that web role and worker role share: photographs, their originals and thumbnails. */
package org.troupe.samples.thumbnails.album;
