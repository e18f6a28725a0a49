package org.troupe.samples.thumbnails.album;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhotoTest {
  private final Photo photo =
      new Photo(
          "1",
          "Fig",
          new PictureHeader(
              MediaType.JPEG,
              1600,
              1082,
              Orientation.TURN_RIGHT,
              Optional.empty(),
              Optional.empty()),
          280_000,
          "web_IN_0",
          OffsetDateTime.parse("2026-11-21T09:00:00Z"));

  @Test
  void waitsWithTheSidesItWillHave() {
    assertThat(photo.state()).isEqualTo(PhotoState.WAITING);
    assertThat(photo.width()).isEqualTo(1082);
    assertThat(photo.height()).isEqualTo(1600);
    assertThat(photo.madeBy()).isEmpty();
  }

  @Test
  void isReadyOrFailedForGood() {
    photo.ready("worker_IN_1", Duration.ofMillis(120), "#b30f02");

    assertThat(photo.state()).isEqualTo(PhotoState.READY);
    assertThat(photo.madeBy()).contains("worker_IN_1");
    assertThat(photo.madeIn()).contains(Duration.ofMillis(120));
    assertThatThrownBy(() -> photo.failed("worker_IN_0", Duration.ZERO, "broken"))
        .isInstanceOf(IllegalStateException.class);
  }
}
