package org.troupe.samples.thumbnails.album;

/** The bytes begin like a picture, but cannot be read as one; the message is fit for its owner. */
public class BrokenPictureException extends RuntimeException {
  public BrokenPictureException(String message) {
    super(message);
  }

  public BrokenPictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
