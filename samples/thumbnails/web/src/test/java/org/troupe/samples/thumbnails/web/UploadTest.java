package org.troupe.samples.thumbnails.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.troupe.samples.thumbnails.album.MediaType;
import org.troupe.samples.thumbnails.album.Orientation;
import org.troupe.samples.thumbnails.album.PictureHeader;

class UploadTest {
  @Test
  void takesTheSendersTitleBeforeThePicturesOwn() {
    assertThat(upload("Mine", "a.jpg").title(header("Its own"))).isEqualTo("Mine");
    assertThat(upload(" \n", "a.jpg").title(header("Its own"))).isEqualTo("Its own");
  }

  @ParameterizedTest
  @CsvSource({
    "holiday_in-rome.jpg,Holiday in rome",
    "C:\\pictures\\Fig.PNG,Fig",
    "/home/me/v1.2 draft,V1.2 draft",
    "___.jpg,Untitled"
  })
  void makesATitleOfTheFilesName(String fileName, String title) {
    assertThat(upload(null, fileName).title(header(null))).isEqualTo(title);
  }

  @Test
  void hasATitleForWhatHasNone() {
    assertThat(upload(null, null).title(header(null))).isEqualTo("Untitled");
  }

  @Test
  void cutsATitleThatTheTableCannotHold() {
    assertThat(upload("x".repeat(5000), null).title(header(null))).hasSize(200);
  }

  private static Upload upload(String title, String fileName) {
    return new Upload(new byte[0], title, fileName);
  }

  private static PictureHeader header(String title) {
    return new PictureHeader(
        MediaType.JPEG, 3, 2, Orientation.UPRIGHT, Optional.ofNullable(title), Optional.empty());
  }
}
