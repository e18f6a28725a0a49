package org.troupe.samples.thumbnails.album;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A smaller picture of a photograph, standing upright. */
@Entity
@IdClass(ThumbnailKey.class)
@Table(name = "thumbnail")
public class Thumbnail {
  @Id
  @Column(name = "photo_id")
  private String photoId;

  @Id
  @Enumerated(EnumType.STRING)
  private ThumbnailSize size;

  @Enumerated(EnumType.STRING)
  @Column(name = "media_type")
  private MediaType mediaType;

  private int width;
  private int height;
  private byte[] content;

  protected Thumbnail() {}

  public Thumbnail(
      String photoId,
      ThumbnailSize size,
      MediaType mediaType,
      int width,
      int height,
      byte[] content) {
    this.photoId = photoId;
    this.size = size;
    this.mediaType = mediaType;
    this.width = width;
    this.height = height;
    this.content = content;
  }

  public ThumbnailFrame frame() {
    return new ThumbnailFrame(photoId, size, width, height);
  }

  MediaType mediaType() {
    return mediaType;
  }

  byte[] content() {
    return content;
  }
}
