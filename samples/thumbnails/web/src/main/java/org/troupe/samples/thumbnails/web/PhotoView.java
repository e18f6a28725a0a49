package org.troupe.samples.thumbnails.web;

import java.util.Comparator;
import java.util.List;
import org.troupe.samples.thumbnails.album.Photo;
import org.troupe.samples.thumbnails.album.ThumbnailFrame;

/** A photograph as JSON; absent values are left out. JSON-B has no records, hence the fields. */
public final class PhotoView {
  public final String id;
  public final String title;
  public final String credit;
  public final String state;
  public final String reason;
  public final String mediaType;
  public final long bytes;
  public final int width;
  public final int height;
  public final String colour;
  public final String arrived;
  public final String takenBy;
  public final String worker;
  public final Long millis;
  public final String original;
  public final List<ThumbnailView> thumbnails;

  private PhotoView(Photo photo, List<ThumbnailFrame> frames) {
    id = photo.id();
    title = photo.title();
    credit = photo.credit().orElse(null);
    state = photo.state().name().toLowerCase(java.util.Locale.ROOT);
    reason = photo.reason().orElse(null);
    mediaType = photo.mediaType().mimeType();
    bytes = photo.bytes();
    width = photo.width();
    height = photo.height();
    colour = photo.colour().orElse(null);
    arrived = photo.arrived().toInstant().toString();
    takenBy = photo.takenBy();
    worker = photo.madeBy().orElse(null);
    millis = photo.madeIn().map(java.time.Duration::toMillis).orElse(null);
    original = "api/photos/" + id + "/original";
    thumbnails =
        frames.stream()
            .sorted(Comparator.comparing(ThumbnailFrame::size))
            .map(ThumbnailView::new)
            .toList();
  }

  static PhotoView of(Photo photo, List<ThumbnailFrame> frames) {
    return new PhotoView(photo, frames);
  }

  /** A thumbnail's size in pixels, and its address relative to the page. */
  public static final class ThumbnailView {
    public final String size;
    public final int width;
    public final int height;
    public final String href;

    ThumbnailView(ThumbnailFrame frame) {
      size = frame.size().path();
      width = frame.width();
      height = frame.height();
      href = "api/photos/" + frame.photoId() + "/thumbnail/" + size;
    }
  }
}
