package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample at work: photographs go in, thumbnails come out, roles are scaled. */
@ExtendWith(OnOnePlatform.class)
class ThumbnailsE2E {

  private static final Duration THUMBNAIL_LIMIT = Duration.ofMinutes(2);
  private static final Map<String, Integer> SIZES = Map.of("small", 320, "large", 1280);

  private final TestPlatform platform;
  private final Troupe troupe;

  ThumbnailsE2E(TestPlatform platform) {
    this.platform = platform;
    this.troupe = platform.troupe();
  }

  @Test
  void photographsBecomeUprightThumbnailsOfTwoSizes() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(troupe.sample("photos"))) {
      files = all.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThanOrEqualTo(8);

    Site gallery = platform.production();
    int turned = 0;
    for (Path file : files) {
      String id =
          gallery.post("/api/photos?name=" + file.getFileName(), file).get("id").textValue();
      Photograph photograph = Photograph.read(Files.readAllBytes(file));
      checkThumbnails(gallery, id, photograph, file.getFileName().toString());
      turned += photograph.orientation() == 1 ? 0 : 1;
    }
    assertThat(turned).as("photographs that a camera stored turned").isGreaterThanOrEqualTo(3);
  }

  private static void checkThumbnails(Site gallery, String id, Photograph photograph, String name)
      throws IOException {
    await(name + " has its thumbnails")
        .atMost(THUMBNAIL_LIMIT)
        .until(() -> !gallery.json("/api/photos/" + id).get("state").asText().equals("waiting"));
    JsonNode view = gallery.json("/api/photos/" + id);
    assertThat(view.get("state").asText()).as("state of %s: %s", name, view).isEqualTo("ready");
    assertThat(view.get("worker").asText()).contains("worker_IN_");

    BufferedImage upright = photograph.upright();
    for (JsonNode thumbnail : view.get("thumbnails")) {
      int side = SIZES.get(thumbnail.get("size").asText());
      HttpResponse<byte[]> answer = gallery.get("/" + thumbnail.get("href").asText());
      assertThat(answer.statusCode()).isEqualTo(200);
      checkPicture(
          ImageIO.read(new ByteArrayInputStream(answer.body())),
          side,
          photograph,
          upright,
          name + " " + side);
    }
    assertThat(view.get("thumbnails")).hasSize(SIZES.size());
  }

  private static void checkPicture(
      BufferedImage thumbnail,
      int side,
      Photograph photograph,
      BufferedImage upright,
      String name) {
    double scale = (double) side / Math.max(upright.getWidth(), upright.getHeight());
    assertThat(thumbnail.getWidth())
        .as("width of %s", name)
        .isBetween(
            (int) Math.floor(upright.getWidth() * scale),
            (int) Math.ceil(upright.getWidth() * scale));
    assertThat(thumbnail.getHeight())
        .as("height of %s", name)
        .isBetween(
            (int) Math.floor(upright.getHeight() * scale),
            (int) Math.ceil(upright.getHeight() * scale));

    CoarseColours seen = new CoarseColours(thumbnail);
    double off = seen.differenceFrom(new CoarseColours(upright));
    assertThat(off).as("colours of %s, upright", name).isLessThan(4);
    if (photograph.orientation() != 1) {
      assertThat(seen.differenceFrom(new CoarseColours(photograph.stored())))
          .as("colours of %s, as stored", name)
          .isGreaterThan(4 * off)
          .isGreaterThan(10);
    }
  }

  @Test
  void scalesWithoutTouchingTheOthers() {
    Map<String, Long> before = platform.instances();
    troupe.does("scale", TestPlatform.SERVICE, "web=4");
    assertThat(platform.instances())
        .containsAllEntriesOf(before)
        .hasSize(before.size() + 1)
        .containsKey("production web_IN_3");
    long added = platform.instances().get("production web_IN_3");

    troupe.does("scale", TestPlatform.SERVICE, "web=3");
    assertThat(platform.instances()).isEqualTo(before);
    await("the fourth instance has ended")
        .atMost(Duration.ofMinutes(1))
        .until(() -> ProcessHandle.of(added).isEmpty());
  }
}
