package org.troupe.rest;

import java.util.Map;

/**
 * Which HTTP status a refusal has, by its code.
 *
 * <p>What is not in the table is a conflict with how things stand, 409, as most refusals are.
 */
final class RefusalStatus {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int CONTENT_TOO_LARGE = 413;
  private static final int UNPROCESSABLE_CONTENT = 422;
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int INSUFFICIENT_STORAGE = 507;

  private static final Map<String, Integer> BY_CODE =
      Map.ofEntries(
          Map.entry("JSON_INVALID", BAD_REQUEST),
          Map.entry("HEADER_INVALID", BAD_REQUEST),
          Map.entry("PARAMETER_INVALID", BAD_REQUEST),
          Map.entry("REQUEST_INVALID", BAD_REQUEST),
          Map.entry("UPLOAD_BROKEN", BAD_REQUEST),
          Map.entry("SERVICE_NAME_INVALID", BAD_REQUEST),
          Map.entry("PACKAGE_DIGEST_MISMATCH", BAD_REQUEST),
          Map.entry("SLOT_EMPTY", NOT_FOUND),
          Map.entry("BODY_TOO_LARGE", CONTENT_TOO_LARGE),
          Map.entry("PACKAGE_TOO_LARGE", CONTENT_TOO_LARGE),
          Map.entry("SCALE_OUT_OF_BOUNDS", UNPROCESSABLE_CONTENT),
          Map.entry("JOB_PARAMETERS", UNPROCESSABLE_CONTENT),
          Map.entry("JOB_QUEUE_FULL", SERVICE_UNAVAILABLE),
          Map.entry("DEFINITION_INVALID", UNPROCESSABLE_CONTENT),
          Map.entry("CONFIGURATION_INVALID", UNPROCESSABLE_CONTENT),
          Map.entry("INSTANCES_STILL_RUN", SERVICE_UNAVAILABLE),
          Map.entry("DISK_FULL", INSUFFICIENT_STORAGE));

  private RefusalStatus() {}

  /** The status for a refusal's code. */
  static int of(String code) {
    Integer listed = BY_CODE.get(code);
    if (listed != null) {
      return listed;
    }
    if (code.endsWith("_UNKNOWN")) {
      return NOT_FOUND;
    }
    return code.startsWith("PACKAGE_") ? UNPROCESSABLE_CONTENT : CONFLICT;
  }
}
