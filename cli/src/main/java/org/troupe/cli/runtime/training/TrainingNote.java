package org.troupe.cli.runtime.training;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;

/** An entity, and a body in JSON. */
@Entity
public class TrainingNote {

  @Id private long id;
  @NotBlank private String text;
  private Instant writtenAt;

  @Basic(fetch = FetchType.LAZY)
  private byte[] picture;

  public long getId() {
    return id;
  }

  public void setId(long id) {
    this.id = id;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }

  public Instant getWrittenAt() {
    return writtenAt;
  }

  public void setWrittenAt(Instant writtenAt) {
    this.writtenAt = writtenAt;
  }

  public byte[] getPicture() {
    return picture == null ? null : picture.clone();
  }

  public void setPicture(byte[] picture) {
    this.picture = picture == null ? null : picture.clone();
  }
}
