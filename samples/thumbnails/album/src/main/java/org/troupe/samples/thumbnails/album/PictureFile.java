package org.troupe.samples.thumbnails.album;

/** A picture's bytes and what they are. */
@SuppressWarnings("ArrayRecordComponent") // Handed from hand to hand once, never compared.
public record PictureFile(MediaType mediaType, byte[] content) {}
