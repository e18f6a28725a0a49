package org.troupe.rest;

import java.util.List;
import org.troupe.wire.Problem;

/** Problems of HTTP itself, by status: there is no such path, method or media type. */
public final class HttpStatusProblem {

  private HttpStatusProblem() {}

  /** The problem for a status that JAX-RS or the container chose. */
  public static Problem of(int status) {
    return switch (status) {
      case 400 -> problem(400, "REQUEST_INVALID", "the request cannot be understood", "");
      case 401 ->
          problem(
              401,
              "UNAUTHORIZED",
              "a valid token is needed",
              "send 'Authorization: Bearer TOKEN'; the first token lies in admin.token of the data"
                  + " directory");
      case 403 -> problem(403, "FORBIDDEN", "this token may not do that", "");
      case 404 -> problem(404, "PATH_UNKNOWN", "there is nothing at this path", "");
      case 405 -> problem(405, "METHOD_NOT_ALLOWED", "this path does not take this method", "");
      case 406 ->
          problem(406, "NOT_ACCEPTABLE", "the answer is not available as what is accepted", "");
      case 415 ->
          problem(
              415,
              "MEDIA_TYPE_UNSUPPORTED",
              "this path does not take a body of this type",
              "packages are sent as application/zip, all else as application/json");
      default ->
          status < 500
              ? problem(status, "HTTP_" + status, "the request was refused", "")
              : problem(status, "INTERNAL", "the controller failed at this", "its log says why");
    };
  }

  private static Problem problem(int status, String code, String title, String hint) {
    return new Problem(status, code, title, hint, List.of());
  }
}
