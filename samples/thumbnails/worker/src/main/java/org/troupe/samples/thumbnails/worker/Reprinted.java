package org.troupe.samples.thumbnails.worker;

import java.time.Duration;

/** A photograph's new prints, not yet kept. */
record Reprinted(String photoId, Prints.Pair prints, Duration took) {}
