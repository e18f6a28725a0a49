package org.troupe.agent.intake;

import jakarta.json.Json;

/**
 * Why something is not taken in or told, as RFC 9457 says it.
 *
 * @param status of HTTP
 * @param title the kind of it
 * @param detail what is wrong and what would be right
 */
record Problem(int status, String title, String detail) {

  static final String MEDIA_TYPE = "application/problem+json";

  /** Nothing is to be found there. */
  static Problem notOpen(String path) {
    return new Problem(404, "Not found", "The intake is not open for " + path + ".");
  }

  /** To be tried again soon. */
  static Problem unavailable(String detail) {
    return new Problem(503, "Not available", detail);
  }

  static Problem badRequest(String detail) {
    return new Problem(400, "Bad request", detail);
  }

  String json() {
    return Json.createObjectBuilder()
        .add("type", "about:blank")
        .add("title", title)
        .add("status", status)
        .add("detail", detail)
        .build()
        .toString();
  }

  /** What is thrown to answer with it. */
  static final class Raised extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Raised(Problem problem) {
      super(problem.detail());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }
}
