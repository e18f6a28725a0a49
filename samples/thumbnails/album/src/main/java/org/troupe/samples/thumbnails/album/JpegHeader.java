package org.troupe.samples.thumbnails.album;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.jpeg.JpegReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads size, orientation, title and author of a JPEG file from its frame header and its EXIF. */
final class JpegHeader {
  private static final int LONGEST_TEXT = 200;

  private JpegHeader() {}

  static PictureHeader read(byte[] file) {
    Metadata metadata = metadata(file);
    JpegDirectory frame = metadata.getFirstDirectoryOfType(JpegDirectory.class);
    Integer width = frame == null ? null : frame.getInteger(JpegDirectory.TAG_IMAGE_WIDTH);
    Integer height = frame == null ? null : frame.getInteger(JpegDirectory.TAG_IMAGE_HEIGHT);
    if (width == null || height == null) {
      throw new BrokenPictureException("This JPEG picture ends before it says its size.");
    }
    Optional<ExifIFD0Directory> exif =
        Optional.ofNullable(metadata.getFirstDirectoryOfType(ExifIFD0Directory.class));
    return PictureHeader.sized(
        new PictureHeader(
            MediaType.JPEG,
            width,
            height,
            exif.map(tags -> tags.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
                .map(Orientation::ofExif)
                .orElse(Orientation.UPRIGHT),
            exif.flatMap(tags -> text(tags, ExifIFD0Directory.TAG_IMAGE_DESCRIPTION)),
            exif.flatMap(tags -> text(tags, ExifIFD0Directory.TAG_ARTIST))));
  }

  private static Metadata metadata(byte[] file) {
    try {
      // Only these two: other segments (profiles, vendors' notes) are of no use here.
      return JpegMetadataReader.readMetadata(
          new ByteArrayInputStream(file), List.of(new JpegReader(), new ExifReader()));
    } catch (JpegProcessingException | IOException e) {
      throw new BrokenPictureException("The header of this JPEG picture cannot be read.", e);
    }
  }

  private static Optional<String> text(ExifIFD0Directory tags, int tag) {
    return Optional.ofNullable(tags.getString(tag))
        .map(text -> text.replaceAll("\\p{Cntrl}+", " ").strip())
        .filter(text -> !text.isEmpty())
        .map(text -> text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
  }
}
