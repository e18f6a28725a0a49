package org.troupe.samples.thumbnails.worker;

import java.awt.Color;
import java.awt.image.BufferedImage;

/**
 * Finds the colour that stands for a picture: the most frequent one, where colourful pixels count
 * for more than grey ones, as they do to the eye.
 */
final class DominantColour {
  private static final int LEVELS = 8;
  private static final int STEP = 256 / LEVELS;
  private static final float GREY_COUNTS = 0.15f;
  private static final int OPAQUE = 128;

  private DominantColour() {}

  /** The colour as {@code #rrggbb}; mid-grey for a picture without visible pixels. */
  static String of(BufferedImage picture) {
    Bin[] bins = new Bin[LEVELS * LEVELS * LEVELS];
    for (int y = 0; y < picture.getHeight(); y += 2) {
      for (int x = 0; x < picture.getWidth(); x += 2) {
        count(bins, new Color(picture.getRGB(x, y), true));
      }
    }
    Bin heaviest = new Bin();
    for (Bin bin : bins) {
      if (bin != null && bin.weight > heaviest.weight) {
        heaviest = bin;
      }
    }
    return heaviest.colour();
  }

  private static void count(Bin[] bins, Color pixel) {
    if (pixel.getAlpha() < OPAQUE) {
      return;
    }
    int index =
        (pixel.getRed() / STEP * LEVELS + pixel.getGreen() / STEP) * LEVELS
            + pixel.getBlue() / STEP;
    if (bins[index] == null) {
      bins[index] = new Bin();
    }
    bins[index].add(pixel);
  }

  private static final class Bin {
    private double weight;
    private double red;
    private double green;
    private double blue;

    void add(Color pixel) {
      float[] hsb = Color.RGBtoHSB(pixel.getRed(), pixel.getGreen(), pixel.getBlue(), null);
      double counts = GREY_COUNTS + hsb[1] * hsb[2];
      weight += counts;
      red += counts * pixel.getRed();
      green += counts * pixel.getGreen();
      blue += counts * pixel.getBlue();
    }

    String colour() {
      return weight == 0
          ? "#808080"
          : "#%02x%02x%02x"
              .formatted(
                  Math.round(red / weight), Math.round(green / weight), Math.round(blue / weight));
    }
  }
}
