package org.troupe.agent.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubmissionTest {

  @Test
  void isTextByItsType() throws Exception {
    assertThat(of("text/plain", "ä").isText()).isTrue();
    assertThat(of("Application/JSON; charset=utf-8", "ä").text()).isEqualTo("ä");
    assertThat(of("application/vnd.x+json", "").isText()).isTrue();
    assertThat(of("image/png", "").isText()).isFalse();
    assertThat(of("", "").isText()).isFalse();
    Submission latin =
        new Submission("text/plain; charset=\"ISO-8859-1\"", "ä".getBytes(ISO_8859_1), Map.of());
    assertThat(latin.text()).isEqualTo("ä");
    assertThatExceptionOfType(Problem.Raised.class)
        .isThrownBy(() -> of("text/plain; charset=klingon", "").text())
        .satisfies(e -> assertThat(e.problem().status()).isEqualTo(415));
  }

  @Test
  void headersBecomeNamesThatMessagesMayHave() {
    assertThat(Submission.property("X-Message-Order-Id")).isEqualTo("order_id");
    assertThat(Submission.property("x-message-2nd")).isEqualTo("_2nd");
  }

  @Test
  void carriesParametersOfAJob() throws Exception {
    assertThat(JobParameters.of(of("", ""))).isEmpty();
    assertThat(JobParameters.of(of("application/json", "{\"a\":\"x\",\"b\":1.5,\"c\":true}")))
        .isEqualTo(Map.of("a", "x", "b", "1.5", "c", "true"));
    assertThat(JobParameters.of(of("application/x-www-form-urlencoded", "a=x+y&b=%C3%A4")))
        .isEqualTo(Map.of("a", "x y", "b", "ä"));
    for (String wrong :
        new String[] {"[]", "{\"a\":null}", "{\"a\":{}}", "{", "1", "{\"a b\":1}"}) {
      assertThatExceptionOfType(Problem.Raised.class)
          .isThrownBy(() -> JobParameters.of(of("application/json", wrong)))
          .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400));
    }
    assertThatExceptionOfType(Problem.Raised.class)
        .isThrownBy(() -> JobParameters.of(of("image/png", "x")))
        .satisfies(e -> assertThat(e.problem().status()).isEqualTo(415));
  }

  @Test
  void theSameKeyIsTheSameId() throws Exception {
    String id = IntakeId.of("d/jobs/tidy", "k");
    assertThat(IntakeId.of("d/jobs/tidy", "k")).isEqualTo(id);
    assertThat(IntakeId.of("d/jobs/other", "k")).isNotEqualTo(id);
    assertThat(UUID.fromString(id).version()).isEqualTo(5);
    assertThat(UUID.fromString(id).variant()).isEqualTo(2);
    assertThat(IntakeId.of("d/jobs/tidy", null)).isNotEqualTo(IntakeId.of("d/jobs/tidy", null));
    for (String wrong : new String[] {"", " ", "x".repeat(256), "a\tb"}) {
      assertThatExceptionOfType(Problem.Raised.class).isThrownBy(() -> IntakeId.of("d", wrong));
    }
  }

  private static Submission of(String type, String body) {
    return new Submission(type, body.getBytes(UTF_8), Map.of());
  }
}
