package org.troupe.e2e;

import java.awt.image.BufferedImage;

/** A picture seen from far away: the mean colour of each of its 8 by 8 fields. */
final class CoarseColours {

  private static final int FIELDS = 8;

  private final double[][] means = new double[FIELDS * FIELDS][3];

  CoarseColours(BufferedImage picture) {
    int[] pixels = new int[FIELDS * FIELDS];
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int field = y * FIELDS / picture.getHeight() * FIELDS + x * FIELDS / picture.getWidth();
        int colour = picture.getRGB(x, y);
        pixels[field]++;
        for (int channel = 0; channel < 3; channel++) {
          means[field][channel] += colour >> (8 * channel) & 0xff;
        }
      }
    }
    for (int field = 0; field < pixels.length; field++) {
      for (int channel = 0; channel < 3; channel++) {
        means[field][channel] /= pixels[field];
      }
    }
  }

  /**
   * The mean difference of a channel, 0 for pictures that look the same, 255 for black to white.
   */
  double differenceFrom(CoarseColours other) {
    double sum = 0;
    for (int field = 0; field < means.length; field++) {
      for (int channel = 0; channel < 3; channel++) {
        sum += Math.abs(means[field][channel] - other.means[field][channel]);
      }
    }
    return sum / (3 * means.length);
  }
}
