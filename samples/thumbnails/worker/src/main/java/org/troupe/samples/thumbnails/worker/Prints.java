package org.troupe.samples.thumbnails.worker;

import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.resizers.Resizers;
import org.troupe.samples.thumbnails.album.PictureHeader;

/**
 * Makes two smaller, upright pictures out of a file. Each fits a square and keeps its proportions;
 * none is larger than its original.
 */
final class Prints {
  private final int small;
  private final int large;

  /**
   * @param small pixels along the longer side of the small one
   * @param large pixels along the longer side of the large one
   */
  Prints(int small, int large) {
    this.small = small;
    this.large = large;
  }

  /**
   * Both prints of a picture, and its dominant colour as {@code #rrggbb}.
   *
   * @throws org.troupe.samples.thumbnails.album.UnsupportedPictureException if it is no picture
   * @throws org.troupe.samples.thumbnails.album.BrokenPictureException if it cannot be read
   */
  Pair of(byte[] file) {
    PictureHeader header = PictureHeader.read(file);
    BufferedImage negative = Negative.decode(file, header, large);
    BufferedImage bigger = Turn.upright(fit(negative, large), header.orientation());
    BufferedImage smaller = fit(bigger, small);
    return new Pair(Print.of(smaller), Print.of(bigger), DominantColour.of(smaller));
  }

  private static BufferedImage fit(BufferedImage picture, int side) {
    int longer = Math.max(picture.getWidth(), picture.getHeight());
    if (longer <= side) {
      return picture;
    }
    int width = scaled(picture.getWidth(), side, longer);
    int height = scaled(picture.getHeight(), side, longer);
    BufferedImage fitted = new BufferedImage(width, height, picture.getType());
    // Halves as often as it can, so that every pixel has its part: a tenth of Lanczos' time here.
    Resizers.PROGRESSIVE.resize(picture, fitted);
    return fitted;
  }

  private static int scaled(int length, int side, int longer) {
    return Math.max(1, Math.round((float) length * side / longer));
  }

  record Pair(Print small, Print large, String colour) {}
}
