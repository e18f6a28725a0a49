package org.troupe.wire;

import java.util.List;

/**
 * An error of the admin REST, {@code application/problem+json} (RFC 9457).
 *
 * @param status the HTTP status
 * @param code stable name of the error, such as {@code SLOT_OCCUPIED}
 * @param title what is wrong
 * @param hint what to do about it; may be empty
 * @param findings the places at fault in an uploaded file; may be empty
 */
public record Problem(
    int status, String code, String title, String hint, List<FindingView> findings) {

  public Problem {
    findings = List.copyOf(findings);
  }
}
