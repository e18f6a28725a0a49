package org.troupe.rest;

import java.util.Optional;
import org.troupe.servicepackage.StoredPackages;

/**
 * What an upload says of itself.
 *
 * @param sha256 the digest its body should have, in hexadecimal
 */
record UploadHeaders(Optional<String> sha256) {

  /**
   * Reads the headers, so that an upload which cannot be taken is refused before its body is read.
   *
   * @throws BadRequestException if one of them is malformed, they contradict each other, or the
   *     body would be too large
   */
  static UploadHeaders parse(
      String reprDigest, String contentDigest, String length, String encoding) {
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new BadRequestException(
          "HEADER_INVALID",
          "Content-Encoding is '" + encoding + "'; send the package as it is",
          "");
    }
    if (length != null && Long.parseLong(length) > StoredPackages.largestUpload()) {
      throw new BadRequestException(
          "PACKAGE_TOO_LARGE",
          "the package has " + length + " bytes; the limit is " + StoredPackages.largestUpload(),
          "leave out what the roles do not need");
    }
    return new UploadHeaders(
        agreed(
            DigestHeader.sha256("Repr-Digest", reprDigest),
            DigestHeader.sha256("Content-Digest", contentDigest)));
  }

  private static Optional<String> agreed(Optional<String> repr, Optional<String> content) {
    if (repr.isPresent() && content.isPresent() && !repr.equals(content)) {
      throw new BadRequestException(
          "HEADER_INVALID", "Repr-Digest and Content-Digest contradict each other", "");
    }
    return repr.or(() -> content);
  }
}
