package org.troupe.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestHeaderTest {

  private static final String BASE64_OF_NOTHING = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
  private static final String HEX_OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void sha256IsReadAsHexadecimal() {
    assertThat(DigestHeader.sha256("Repr-Digest", "sha-256=:" + BASE64_OF_NOTHING + ":"))
        .contains(HEX_OF_NOTHING);
  }

  @Test
  void itIsFoundAmongOthers() {
    String value = "md5=:1B2M2Y8AsgTpgAmY7PhCfg==:, sha-256=:" + BASE64_OF_NOTHING + ":";
    assertThat(DigestHeader.sha256("Repr-Digest", value)).contains(HEX_OF_NOTHING);
  }

  @Test
  void otherAlgorithmsArePassedOver() {
    assertThat(DigestHeader.sha256("Repr-Digest", "md5=:1B2M2Y8AsgTpgAmY7PhCfg==:")).isEmpty();
  }

  @Test
  void noHeaderIsNoDigest() {
    assertThat(DigestHeader.sha256("Repr-Digest", null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha-256",
        "sha-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "sha-256=:47DEQpj8:",
        "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU:x",
        "sha-256=:a:",
        "sha-256=:" + HEX_OF_NOTHING + ":",
        "sha-256=:" + BASE64_OF_NOTHING + ":,"
      })
  void whatIsMalformedIsRefused(String value) {
    assertThatThrownBy(() -> DigestHeader.sha256("Repr-Digest", value))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Repr-Digest")
        .extracting("code")
        .isEqualTo("HEADER_INVALID");
  }
}
