package org.troupe.samples.thumbnails.album;

import java.io.Serializable;
import java.util.Objects;

/** Key of a {@link Thumbnail}: one of each size per photograph. */
public class ThumbnailKey implements Serializable {
  private static final long serialVersionUID = 1;

  private String photoId;
  private ThumbnailSize size;

  public ThumbnailKey() {}

  ThumbnailKey(String photoId, ThumbnailSize size) {
    this.photoId = photoId;
    this.size = size;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ThumbnailKey key
        && Objects.equals(photoId, key.photoId)
        && size == key.size;
  }

  @Override
  public int hashCode() {
    return Objects.hash(photoId, size);
  }
}
