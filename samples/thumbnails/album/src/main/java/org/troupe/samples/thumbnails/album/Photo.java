package org.troupe.samples.thumbnails.album;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A photograph in the album. It arrives {@link PhotoState#WAITING} at a web role instance; a worker
 * makes it READY or, if it is no readable picture, FAILED. What is READY may be made anew.
 */
@Entity
@Table(name = "photo")
public class Photo {
  @Id private String id;
  private String title;
  private String credit;

  @Enumerated(EnumType.STRING)
  @Column(name = "media_type")
  private MediaType mediaType;

  private long bytes;
  private int width;
  private int height;

  @Enumerated(EnumType.STRING)
  private PhotoState state;

  private String reason;
  private String colour;
  private OffsetDateTime arrived;

  @Column(name = "taken_by")
  private String takenBy;

  @Column(name = "made_by")
  private String madeBy;

  @Column(name = "made_in_millis")
  private Long madeInMillis;

  protected Photo() {}

  /**
   * A photograph that has just arrived.
   *
   * @param id unique and not to be guessed
   * @param title shown to people
   * @param bytes size of the file
   * @param takenBy name of the instance that took it
   */
  public Photo(
      String id,
      String title,
      PictureHeader header,
      long bytes,
      String takenBy,
      OffsetDateTime arrived) {
    this.id = id;
    this.title = title;
    this.credit = header.credit().orElse(null);
    this.mediaType = header.mediaType();
    this.bytes = bytes;
    this.width = header.uprightWidth();
    this.height = header.uprightHeight();
    this.state = PhotoState.WAITING;
    this.takenBy = takenBy;
    this.arrived = arrived;
  }

  /** Its thumbnails are kept. */
  public void ready(String worker, Duration took, String dominantColour) {
    end(PhotoState.READY, worker, took);
    colour = dominantColour;
  }

  /** No thumbnails can be made of it, for a reason that its owner understands. */
  public void failed(String worker, Duration took, String why) {
    end(PhotoState.FAILED, worker, took);
    reason = why;
  }

  /** Its thumbnails were made anew, in place of the old ones. */
  public void remade(String worker, Duration took, String dominantColour) {
    state = PhotoState.READY;
    reason = null;
    madeBy = worker;
    madeInMillis = took.toMillis();
    colour = dominantColour;
  }

  private void end(PhotoState end, String worker, Duration took) {
    if (state != PhotoState.WAITING) {
      throw new IllegalStateException("photo " + id + " is " + state + " already");
    }
    state = end;
    madeBy = worker;
    madeInMillis = took.toMillis();
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  public Optional<String> credit() {
    return Optional.ofNullable(credit);
  }

  public MediaType mediaType() {
    return mediaType;
  }

  public long bytes() {
    return bytes;
  }

  /** Pixels across, standing upright. */
  public int width() {
    return width;
  }

  /** Pixels down, standing upright. */
  public int height() {
    return height;
  }

  public PhotoState state() {
    return state;
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** Its dominant colour as {@code #rrggbb}. */
  public Optional<String> colour() {
    return Optional.ofNullable(colour);
  }

  public OffsetDateTime arrived() {
    return arrived;
  }

  public String takenBy() {
    return takenBy;
  }

  /** The worker instance that made its thumbnails, or found that it could not. */
  public Optional<String> madeBy() {
    return Optional.ofNullable(madeBy);
  }

  public Optional<Duration> madeIn() {
    return Optional.ofNullable(madeInMillis).map(Duration::ofMillis);
  }
}
