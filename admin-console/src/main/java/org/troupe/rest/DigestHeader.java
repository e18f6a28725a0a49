package org.troupe.rest;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers {@code Repr-Digest} and {@code Content-Digest} (RFC 9530), such as {@code
 * sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:}. Packages are sent without content
 * encoding, so that both mean the same.
 */
final class DigestHeader {

  private static final Pattern MEMBER =
      Pattern.compile("\\s*([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/]*={0,2}):\\s*");
  private static final String ALGORITHM = "sha-256";
  private static final int SHA_256_BYTES = 32;

  private DigestHeader() {}

  /**
   * The SHA-256 in a header's value, in hexadecimal.
   *
   * @param name the header, for the message
   * @param value null where there is no such header
   * @return empty without a SHA-256; other algorithms are passed over, as the RFC says
   * @throws BadRequestException if the value is not of the RFC's form
   */
  static Optional<String> sha256(String name, String value) {
    if (value == null) {
      return Optional.empty();
    }
    Optional<String> found = Optional.empty();
    for (String part : value.split(",", -1)) {
      Matcher member = MEMBER.matcher(part);
      if (!member.matches()) {
        throw invalid(name, value);
      }
      if (member.group(1).equals(ALGORITHM)) {
        found = Optional.of(hex(name, value, member.group(2)));
      }
    }
    return found;
  }

  private static String hex(String name, String value, String base64) {
    try {
      byte[] digest = Base64.getDecoder().decode(base64);
      if (digest.length == SHA_256_BYTES) {
        return HexFormat.of().formatHex(digest);
      }
    } catch (IllegalArgumentException e) {
      throw invalid(name, value);
    }
    throw invalid(name, value);
  }

  private static BadRequestException invalid(String name, String value) {
    return new BadRequestException(
        "HEADER_INVALID",
        name + " is '" + value + "'; it must be sha-256=:<Base64 of 32 bytes>:",
        "");
  }
}
