package org.troupe.samples.thumbnails.album;

/** How far a photograph has come. */
public enum PhotoState {
  /** Kept; its thumbnails are still to be made. */
  WAITING,
  /** Both thumbnails are there. */
  READY,
  /** No thumbnails can be made of it; its reason says why. */
  FAILED
}
