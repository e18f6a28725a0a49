package org.troupe.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginFilterTest {

  @ParameterizedTest
  @CsvSource({
    "GET, cross-site, true",
    "POST, same-origin, true",
    "POST, none, true",
    "POST,, true",
    "POST, same-site, false",
    "POST, cross-site, false",
    "DELETE, cross-site, false"
  })
  void onlyOurOwnPagesSendForms(String method, String fetchSite, boolean own) {
    assertThat(SameOriginFilter.isOwn(method, fetchSite)).isEqualTo(own);
  }
}
