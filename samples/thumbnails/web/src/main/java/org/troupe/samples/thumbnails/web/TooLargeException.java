package org.troupe.samples.thumbnails.web;

/** A photograph with more bytes or pixels than this service takes; the message says how many. */
public class TooLargeException extends RuntimeException {
  public TooLargeException(String message) {
    super(message);
  }
}
