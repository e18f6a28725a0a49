package org.troupe.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UploadHeadersTest {

  private static final String DIGEST = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
  private static final String OTHER = "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:";

  @Test
  void eitherHeaderGivesTheDigest() {
    assertThat(UploadHeaders.parse(DIGEST, null, null, null).sha256()).isPresent();
    assertThat(UploadHeaders.parse(null, DIGEST, "12", "identity").sha256()).isPresent();
    assertThat(UploadHeaders.parse(null, null, "12", null).sha256()).isEmpty();
  }

  @Test
  void contradictionsAreRefused() {
    assertThatThrownBy(() -> UploadHeaders.parse(DIGEST, OTHER, null, null))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("contradict");
  }

  @Test
  void aBodyThatIsTooLongIsRefusedBeforeItIsRead() {
    assertThatThrownBy(() -> UploadHeaders.parse(null, null, Long.toString(1L << 40), null))
        .extracting("code")
        .isEqualTo("PACKAGE_TOO_LARGE");
  }

  @Test
  void anEncodedBodyIsRefused() {
    assertThatThrownBy(() -> UploadHeaders.parse(null, null, null, "gzip"))
        .hasMessageContaining("Content-Encoding");
  }
}
