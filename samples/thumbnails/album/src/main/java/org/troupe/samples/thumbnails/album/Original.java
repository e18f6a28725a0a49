package org.troupe.samples.thumbnails.album;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The file of a photograph as it came, in a row of its own so that lists do not carry it along. */
@Entity
@Table(name = "original")
class Original {
  @Id
  @Column(name = "photo_id")
  private String photoId;

  private byte[] content;

  protected Original() {}

  Original(String photoId, byte[] content) {
    this.photoId = photoId;
    this.content = content;
  }

  byte[] content() {
    return content;
  }
}
