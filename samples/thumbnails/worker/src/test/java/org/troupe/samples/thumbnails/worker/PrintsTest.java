package org.troupe.samples.thumbnails.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.troupe.samples.thumbnails.album.BrokenPictureException;
import org.troupe.samples.thumbnails.album.MediaType;
import org.troupe.samples.thumbnails.album.UnsupportedPictureException;

class PrintsTest {
  private final Prints prints = new Prints(80, 320);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void standsUprightWhicheverWayTheCameraWasHeld(int exif) {
    BufferedImage stored = Pictures.stored(Pictures.quarters(400, 300), exif);
    byte[] file = Pictures.withOrientation(Pictures.jpeg(stored), exif);

    Prints.Pair pair = prints.of(file);

    assertQuarters(pair.large(), 320, 240);
    assertQuarters(pair.small(), 80, 60);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 4711})
  void takesAnOrientationThatExifDoesNotKnowForUpright(int exif) {
    byte[] file = Pictures.withOrientation(Pictures.jpeg(Pictures.quarters(160, 120)), exif);

    assertQuarters(prints.of(file).small(), 80, 60);
  }

  @Test
  void makesNothingLargerThanItsOriginal() {
    Prints.Pair pair = prints.of(Pictures.jpeg(Pictures.quarters(64, 32)));

    assertQuarters(pair.large(), 64, 32);
    assertQuarters(pair.small(), 64, 32);
  }

  @Test
  void keepsALineThatIsAllButOneDimensional() {
    Prints.Pair pair = prints.of(Pictures.png(Pictures.quarters(1000, 2)));

    assertThat(pair.small().width()).isEqualTo(80);
    assertThat(pair.small().height()).isEqualTo(1);
  }

  @Test
  void keepsTransparencyWithoutTheColoursHiddenBeneathIt() {
    BufferedImage picture = new BufferedImage(200, 200, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 200; y++) {
      for (int x = 0; x < 200; x++) {
        picture.setRGB(x, y, (x / 5) % 2 == 0 ? 0xFFFF0000 : 0x0000FF00);
      }
    }

    Print small = prints.of(Pictures.png(picture)).small();

    assertThat(small.mediaType()).isEqualTo(MediaType.PNG);
    Color blended = new Color(Pictures.decoded(small.content()).getRGB(41, 41), true);
    assertThat(blended.getAlpha()).isBetween(1, 255);
    assertThat(blended.getGreen()).as("the green beneath does not show").isLessThan(10);
    assertThat(blended.getRed()).isGreaterThan(240);
  }

  @Test
  void findsTheColourThatStandsForThePicture() {
    BufferedImage picture = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 400; y++) {
      for (int x = 0; x < 400; x++) {
        picture.setRGB(x, y, y < 160 ? 0xC83C14 : 0x909090);
      }
    }

    assertThat(prints.of(Pictures.png(picture)).colour())
        .as("the orange, though there is more of the grey")
        .isEqualTo("#c83c14");
  }

  @Test
  void refusesWhatIsNoPicture() {
    assertThatThrownBy(() -> prints.of("<html>".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnsupportedPictureException.class);
    assertThatThrownBy(() -> prints.of(new byte[0]))
        .isInstanceOf(UnsupportedPictureException.class);
  }

  @Test
  void refusesAPictureWhoseEndIsMissing() {
    byte[] jpeg = Pictures.jpeg(Pictures.quarters(200, 150));
    byte[] png = Pictures.png(Pictures.quarters(200, 150));

    assertBroken(Arrays.copyOf(jpeg, jpeg.length / 2));
    assertBroken(Arrays.copyOf(jpeg, 40));
    assertBroken(Arrays.copyOf(png, png.length / 2));
    assertBroken(Arrays.copyOf(png, 20));
  }

  private void assertBroken(byte[] file) {
    assertThatThrownBy(() -> prints.of(file))
        .isInstanceOf(BrokenPictureException.class)
        .hasMessageContaining("picture");
  }

  private static void assertQuarters(Print print, int width, int height) {
    BufferedImage picture = Pictures.decoded(print.content());
    assertThat(picture.getWidth()).isEqualTo(print.width()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(print.height()).isEqualTo(height);
    int[] colours = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00};
    for (int i = 0; i < colours.length; i++) {
      Color seen =
          new Color(picture.getRGB(width / 4 + i % 2 * width / 2, height / 4 + i / 2 * height / 2));
      assertNear(seen, new Color(colours[i]), "quarter " + i);
    }
  }

  private static void assertNear(Color seen, Color meant, String what) {
    int distance =
        Math.abs(seen.getRed() - meant.getRed())
            + Math.abs(seen.getGreen() - meant.getGreen())
            + Math.abs(seen.getBlue() - meant.getBlue());
    assertThat(distance).as("%s: %s for %s", what, seen, meant).isLessThan(24);
  }
}
