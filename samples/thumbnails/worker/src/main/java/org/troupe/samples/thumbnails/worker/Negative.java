package org.troupe.samples.thumbnails.worker;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.troupe.samples.thumbnails.album.BrokenPictureException;
import org.troupe.samples.thumbnails.album.PictureHeader;

/**
 * Decodes a picture, still as its camera stored it, into sRGB. Of a large one only every n-th row
 * and column is kept, so that what is held in memory is bounded by the size wanted, not by the
 * picture; at least twice the size wanted remains for a good filter to work on.
 */
final class Negative {
  /** More would take hundreds of megabytes inside the JPEG decoder, if the file is progressive. */
  static final long MOST_PIXELS = 100_000_000;

  private static final int OVERSAMPLING = 2;

  private Negative() {}

  /**
   * @param wanted pixels along the longer side that will be needed in the end
   */
  static BufferedImage decode(byte[] file, PictureHeader header, int wanted) {
    if (header.pixels() > MOST_PIXELS) {
      throw new BrokenPictureException(
          "This picture has %d million pixels; %d million are the most."
              .formatted(header.pixels() / 1_000_000, MOST_PIXELS / 1_000_000));
    }
    ImageReader reader = ImageIO.getImageReadersByMIMEType(header.mediaType().mimeType()).next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      List<String> warnings = new ArrayList<>();
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      ImageReadParam how = reader.getDefaultReadParam();
      int step = step(header, wanted);
      how.setSourceSubsampling(step, step, 0, 0);
      BufferedImage decoded = reader.read(0, how);
      warnings.forEach(Negative::refuseIfTruncated);
      return standard(decoded);
    } catch (BrokenPictureException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Decoders answer broken files with whatever their code runs into, so all are caught.
      throw new BrokenPictureException("The pixels of this picture cannot be read.", e);
    } finally {
      reader.dispose();
    }
  }

  /** Takes every n-th pixel, but never fewer than twice those wanted. */
  static int step(PictureHeader header, int wanted) {
    int longer = Math.max(header.width(), header.height());
    return Math.max(1, longer / (OVERSAMPLING * wanted));
  }

  // JPEG decoders fill what is missing with grey and only mention it, in the words of the JDK,
  // which
  // has them in English alone, or of the C library within it.
  private static void refuseIfTruncated(String warning) {
    if (warning.contains("Missing EOI") || warning.startsWith("Premature end")) {
      throw new BrokenPictureException("The end of this picture is missing.");
    }
  }

  private static BufferedImage standard(BufferedImage decoded) {
    int type =
        decoded.getColorModel().hasAlpha()
            ? BufferedImage.TYPE_INT_ARGB_PRE
            : BufferedImage.TYPE_INT_RGB;
    if (decoded.getType() == type) {
      return decoded;
    }
    BufferedImage standard = new BufferedImage(decoded.getWidth(), decoded.getHeight(), type);
    Graphics2D canvas = standard.createGraphics();
    canvas.drawImage(decoded, 0, 0, null); // Converts from the picture's own colour profile.
    canvas.dispose();
    return standard;
  }
}
