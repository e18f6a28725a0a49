package org.troupe.samples.thumbnails.web;

/** There is no such photograph, or not this picture of it (yet). */
public class UnknownPhotoException extends RuntimeException {
  public UnknownPhotoException(String message) {
    super(message);
  }
}
