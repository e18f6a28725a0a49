package org.troupe.samples.thumbnails.album;

/** The kinds of pictures that the album takes and makes. */
public enum MediaType {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png");

  private final String mimeType;
  private final String extension;

  MediaType(String mimeType, String extension) {
    this.mimeType = mimeType;
    this.extension = extension;
  }

  public String mimeType() {
    return mimeType;
  }

  /** The usual end of a file name, without the dot. */
  public String extension() {
    return extension;
  }
}
