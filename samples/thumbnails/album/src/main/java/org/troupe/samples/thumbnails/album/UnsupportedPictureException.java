package org.troupe.samples.thumbnails.album;

/** The bytes are neither a JPEG nor a PNG picture. */
public class UnsupportedPictureException extends RuntimeException {
  public UnsupportedPictureException() {
    super("This is neither a JPEG nor a PNG picture.");
  }
}
