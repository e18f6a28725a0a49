package org.troupe.samples.thumbnails.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.troupe.samples.thumbnails.album.BrokenPictureException;
import org.troupe.samples.thumbnails.album.MediaType;
import org.troupe.samples.thumbnails.album.Orientation;
import org.troupe.samples.thumbnails.album.PictureHeader;

class NegativeTest {
  @ParameterizedTest
  @CsvSource({"1000,1", "2560,1", "5119,1", "5120,2", "8000,3", "12800,5", "40000,15"})
  void keepsAtLeastTwiceThePixelsWanted(int longer, int step) {
    assertThat(Negative.step(header(longer, longer / 2), 1280)).isEqualTo(step);
    assertThat(Negative.step(header(longer / 2, longer), 1280)).isEqualTo(step);
  }

  @Test
  void holdsLittleOfAHugePicture() {
    BufferedImage huge = new BufferedImage(3000, 3000, BufferedImage.TYPE_BYTE_GRAY);
    byte[] file = Pictures.png(huge);

    BufferedImage negative = Negative.decode(file, PictureHeader.read(file), 500);

    assertThat(negative.getWidth()).isEqualTo(1000);
    assertThat(negative.getHeight()).isEqualTo(1000);
  }

  @Test
  void refusesMorePixelsThanADecoderCanHold() {
    assertThatThrownBy(() -> Negative.decode(new byte[0], header(60_000, 60_000), 1280))
        .isInstanceOf(BrokenPictureException.class)
        .hasMessage("This picture has 3600 million pixels; 100 million are the most.");
  }

  private static PictureHeader header(int width, int height) {
    return new PictureHeader(
        MediaType.PNG, width, height, Orientation.UPRIGHT, Optional.empty(), Optional.empty());
  }
}
