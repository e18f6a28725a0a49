package org.troupe.samples.thumbnails.album;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureHeaderTest {
  private static final Path PHOTOS = Path.of("..", "photos");

  @ParameterizedTest
  @CsvSource({
    "dandelion.jpg,UPRIGHT,1600,900,Seeding,Clemens Engelhardt",
    "picos-de-europa.jpg,UPSIDE_DOWN,1600,1200,Picos de Europa,Aitzol Berasategi",
    "friends.jpg,TURN_RIGHT,1065,1600,Friends,Aitzol Berasategi",
    "wine.jpg,TURN_LEFT,1068,1600,Wine,Jakub Mede"
  })
  void tellsHowAPhotographStandsAndWhoTookIt(
      String file, Orientation orientation, int width, int height, String title, String credit)
      throws IOException {
    PictureHeader header = PictureHeader.read(Files.readAllBytes(PHOTOS.resolve(file)));

    assertThat(header.mediaType()).isEqualTo(MediaType.JPEG);
    assertThat(header.orientation()).isEqualTo(orientation);
    assertThat(header.uprightWidth()).isEqualTo(width);
    assertThat(header.uprightHeight()).isEqualTo(height);
    assertThat(header.title()).contains(title);
    assertThat(header.credit()).contains(credit);
  }

  @Test
  void believesNoPngThatSaysItHasNoPixels() {
    assertThatThrownBy(() -> PictureHeader.read(png(0, 100)))
        .isInstanceOf(BrokenPictureException.class);
    assertThatThrownBy(() -> PictureHeader.read(png(100, -1)))
        .isInstanceOf(BrokenPictureException.class);
  }

  @Test
  void countsThePixelsOfAPngBeyondAnInt() {
    assertThat(PictureHeader.read(png(100_000, 100_000)).pixels()).isEqualTo(10_000_000_000L);
  }

  private static byte[] png(int width, int height) {
    return ByteBuffer.allocate(33)
        .putLong(0x89504E470D0A1A0AL)
        .putInt(13)
        .putInt(0x49484452)
        .putInt(width)
        .putInt(height)
        .array();
  }
}
