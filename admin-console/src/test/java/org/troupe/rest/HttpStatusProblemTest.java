package org.troupe.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.troupe.wire.Problem;

class HttpStatusProblemTest {

  @ParameterizedTest
  @CsvSource({
    "400, REQUEST_INVALID",
    "401, UNAUTHORIZED",
    "403, FORBIDDEN",
    "404, PATH_UNKNOWN",
    "405, METHOD_NOT_ALLOWED",
    "406, NOT_ACCEPTABLE",
    "415, MEDIA_TYPE_UNSUPPORTED",
    "431, HTTP_431",
    "500, INTERNAL",
    "503, INTERNAL"
  })
  void everyStatusIsAProblemWithACode(int status, String code) {
    Problem problem = HttpStatusProblem.of(status);
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.title()).isNotBlank();
  }
}
