package org.troupe.samples.thumbnails.album;

/**
 * A thumbnail without its bytes.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record ThumbnailFrame(String photoId, ThumbnailSize size, int width, int height) {}
