package org.troupe.agent.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.troupe.agent.intake.Admission.Caller;

class AdmissionTest {

  private static final String LISTED = "https://shop.example";

  @Test
  void asksForTheTokenAndNothingElse() {
    Admission admission = admission(Optional.of("Token"), false);
    assertThat(status(admission, "Bearer secret", "https://evil.example")).isEqualTo(200);
    assertThat(status(admission, "Bearer secre", LISTED)).isEqualTo(401);
    assertThat(status(admission, null, LISTED)).isEqualTo(401);
  }

  @Test
  void isClosedWhileTheTokenHasNoValue() {
    Admission admission = admission(Optional.of("Empty"), false);
    assertThat(status(admission, "Bearer ", null)).isEqualTo(401);
    assertThat(status(admission(Optional.of("None"), false), "Bearer null", null)).isEqualTo(401);
  }

  @Test
  void letsPagesInByTheirOrigin() {
    Admission listed = admission(Optional.empty(), false);
    assertThat(status(listed, null, LISTED)).isEqualTo(200);
    assertThat(status(listed, null, "http://shop.example")).isEqualTo(403);
    assertThat(status(listed, null, "http://photos.localhost:8080")).isEqualTo(403);
    assertThat(status(listed, null, null)).isEqualTo(403);
    Admission same = admission(Optional.empty(), true);
    assertThat(status(same, null, "http://photos.localhost:8080")).isEqualTo(200);
    assertThat(status(same, null, "http://photos.localhost")).isEqualTo(403);
    assertThat(status(same, null, "https://photos.localhost:8080")).isEqualTo(403);
    for (String wrong : new String[] {"null", "", "%", "http://"}) {
      assertThat(status(same, null, wrong)).isEqualTo(403);
    }
  }

  @Test
  void letsAPageReadThatNamesNoOriginForIt() {
    Admission same = admission(Optional.empty(), true);
    assertThat(same.objection(new Caller(null, null, "http", "photos.localhost", true))).isEmpty();
    assertThat(
            same.objection(
                new Caller(null, "http://evil.example", "http", "photos.localhost", true)))
        .isPresent();
  }

  private static int status(Admission admission, String authorization, String origin) {
    return admission
        .objection(new Caller(authorization, origin, "http", "photos.localhost:8080", false))
        .map(Problem::status)
        .orElse(200);
  }

  private static Admission admission(Optional<String> token, boolean sameOrigin) {
    IntakeSettings settings =
        new IntakeSettings(
            "d",
            "d.troupe.requests",
            Set.of(),
            Set.of("tidy"),
            token,
            Set.of(LISTED),
            sameOrigin,
            9);
    return new Admission(settings, Map.of("Token", "secret", "Empty", "")::get);
  }
}
