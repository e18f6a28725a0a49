package org.troupe.samples.thumbnails.album;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a picture says of itself before its pixels are decoded; cheap to read, whatever its size.
 *
 * @param width pixels across as stored, before the picture is turned upright
 * @param height pixels down as stored
 * @param title its description in EXIF
 * @param credit its author in EXIF
 */
public record PictureHeader(
    MediaType mediaType,
    int width,
    int height,
    Orientation orientation,
    Optional<String> title,
    Optional<String> credit) {

  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int PNG_IHDR = 0x49484452;
  private static final int PNG_HEADER_BYTES = 24;

  /**
   * Reads the header of a whole picture file.
   *
   * @throws UnsupportedPictureException if it is neither JPEG nor PNG
   * @throws BrokenPictureException if it begins like one of them, but its header cannot be read
   */
  public static PictureHeader read(byte[] file) {
    if (file.length >= 3
        && (file[0] & 0xFF) == 0xFF
        && (file[1] & 0xFF) == 0xD8
        && (file[2] & 0xFF) == 0xFF) {
      return JpegHeader.read(file);
    }
    if (file.length >= Long.BYTES && ByteBuffer.wrap(file).getLong() == PNG_SIGNATURE) {
      return readPng(file);
    }
    throw new UnsupportedPictureException();
  }

  // By hand: its EXIF is next to unused, and a library would inflate chunks of unbounded size.
  private static PictureHeader readPng(byte[] file) {
    ByteBuffer chunk = ByteBuffer.wrap(file);
    if (file.length < PNG_HEADER_BYTES || chunk.getInt(12) != PNG_IHDR) {
      throw new BrokenPictureException("This PNG picture ends within its header.");
    }
    return sized(
        new PictureHeader(
            MediaType.PNG,
            chunk.getInt(16),
            chunk.getInt(20),
            Orientation.UPRIGHT,
            Optional.empty(),
            Optional.empty()));
  }

  static PictureHeader sized(PictureHeader header) {
    if (header.width <= 0 || header.height <= 0) {
      throw new BrokenPictureException("This picture says that it has no pixels.");
    }
    return header;
  }

  /** Pixels across once it stands upright. */
  public int uprightWidth() {
    return orientation.swapsSides() ? height : width;
  }

  /** Pixels down once it stands upright. */
  public int uprightHeight() {
    return orientation.swapsSides() ? width : height;
  }

  public long pixels() {
    return (long) width * height;
  }
}
