package org.troupe.samples.thumbnails.album;

import java.util.Locale;
import java.util.Optional;

/** The two thumbnails of a photograph. */
public enum ThumbnailSize {
  SMALL,
  LARGE;

  /** The name used in addresses: {@code small}, {@code large}. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ThumbnailSize> ofPath(String path) {
    for (ThumbnailSize size : values()) {
      if (size.path().equals(path)) {
        return Optional.of(size);
      }
    }
    return Optional.empty();
  }
}
