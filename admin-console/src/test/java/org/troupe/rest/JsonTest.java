package org.troupe.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.troupe.wire.DeployRequest;
import org.troupe.wire.OperationStepView;
import org.troupe.wire.ScaleRequest;

class JsonTest {

  @Test
  void instantsAreIsoTexts() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Json.write(new OperationStepView(Instant.parse("2026-11-21T10:00:00Z"), "start"), out);
    assertThat(out.toString(UTF_8))
        .isEqualTo("{\"at\":\"2026-11-21T10:00:00Z\",\"text\":\"start\"}");
  }

  @Test
  void recordsAreRead() throws IOException {
    assertThat(read("{\"instances\":{\"web\":5},\"drainSeconds\":30,\"stopSeconds\":1}"))
        .isEqualTo(new ScaleRequest(Map.of("web", 5), 30L, 1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"instances\":{\"web\":5}}",
        "{\"instances\":{\"web\":5},\"drainSeconds\":null,\"stopSeconds\":null}"
      })
  void whatMayBeAbsentIsNullThen(String body) throws IOException {
    assertThat(read(body)).isEqualTo(new ScaleRequest(Map.of("web", 5), null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"instances\":{\"web\":5},\"slot\":1}| there is no field 'slot'",
        "{\"instances\":{\"web\":\"five\"}}| 'five' does not fit",
        "{\"instances\":{\"web\":null}}| a value in it is null",
        "{\"instances\":null}| field 'instances' is missing or null",
        "{}| field 'instances' is missing or null",
        "{\"drainSeconds\":1}| field 'instances' is missing or null",
        "{\"instances\":{\"web\":5},\"drainSeconds\":\"soon\"}| 'soon' does not fit",
        "[]| an object was expected",
        "{\"instances\":{\"web\":5}} x| Unrecognized token 'x'",
        "{\"instances\":| line 1",
        "| it is empty"
      })
  void whatDoesNotFitIsNamedWithItsPlace(String body, String words) {
    assertThatThrownBy(() -> read(body == null ? "" : body))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(words)
        .hasMessageContaining("line 1")
        .message()
        .doesNotContain("org.troupe", "java.");
  }

  @Test
  void longBodiesAreRefused() {
    String body = "{\"packageId\":\"x\",\"configuration\":\"" + "x".repeat(Json.MOST_BYTES) + "\"}";
    assertThatThrownBy(
            () -> Json.read(new ByteArrayInputStream(body.getBytes(UTF_8)), DeployRequest.class))
        .extracting("code")
        .isEqualTo("BODY_TOO_LARGE");
  }

  private static Object read(String body) throws IOException {
    return Json.read(new ByteArrayInputStream(body.getBytes(UTF_8)), ScaleRequest.class);
  }
}
