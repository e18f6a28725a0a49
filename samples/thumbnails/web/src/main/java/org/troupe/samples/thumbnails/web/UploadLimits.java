package org.troupe.samples.thumbnails.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.troupe.samples.thumbnails.album.PictureHeader;

/** How large a photograph may be; set in the service configuration. */
@ApplicationScoped
public class UploadLimits {
  private static final int MEGA = 1_000_000;

  /** What is read of a file too large, so that its sender is there to hear why it was refused. */
  private static final long MOST_DISCARDED = 64L * MEGA;

  private int megabytes;
  private int megapixels;

  protected UploadLimits() {}

  @Inject
  UploadLimits(
      @ConfigProperty(name = "MaxUploadMegabytes", defaultValue = "15") int megabytes,
      @ConfigProperty(name = "MaxUploadMegapixels", defaultValue = "64") int megapixels) {
    this.megabytes = megabytes;
    this.megapixels = megapixels;
  }

  int megabytes() {
    return megabytes;
  }

  int bytes() {
    return megabytes * MEGA;
  }

  String inWords() {
    return "A photograph may have %d MB at most.".formatted(megabytes);
  }

  /**
   * Reads a body to its end, holding no more of it than is allowed.
   *
   * @throws TooLargeException if it is larger
   */
  byte[] read(InputStream body) throws IOException {
    byte[] content = body.readNBytes(bytes());
    int next = body.read();
    if (next >= 0) {
      discard(body);
      throw new TooLargeException(inWords());
    }
    return content;
  }

  /**
   * Reads the header of a picture that is small enough.
   *
   * @throws TooLargeException if it has too many pixels
   */
  PictureHeader admit(byte[] content) {
    PictureHeader header = PictureHeader.read(content);
    if (header.pixels() > (long) megapixels * MEGA) {
      throw new TooLargeException(
          "A photograph may have %d million pixels at most; this one is %d by %d."
              .formatted(megapixels, header.width(), header.height()));
    }
    return header;
  }

  /** Reads on to the end, within reason, and keeps nothing. */
  void discard(InputStream body) throws IOException {
    byte[] buffer = new byte[8192];
    long discarded = 0;
    int read = body.read(buffer);
    while (read >= 0 && discarded < MOST_DISCARDED) {
      discarded += read;
      read = body.read(buffer);
    }
  }
}
