package org.troupe.cli.client;

import java.util.List;
import org.troupe.wire.Problem;

/** The admin REST refused something, or could not be asked. */
public final class AdminException extends RuntimeException {

  static final String UNREACHABLE = "UNREACHABLE";
  static final String NOT_READY = "NOT_READY";

  private final transient Problem problem;

  /** The controller's refusal. */
  AdminException(Problem problem) {
    super(problem.code() + ": " + problem.title());
    this.problem = problem;
  }

  /** Whatever else went wrong. */
  AdminException(String code, String title, String hint, Throwable cause) {
    super(code + ": " + title, cause);
    this.problem = new Problem(0, code, title, hint, List.of());
  }

  public Problem problem() {
    return problem;
  }

  /** Whether the controller said that there is no such thing. */
  public boolean isNotFound() {
    return problem.status() == 404 && !isPassing();
  }

  /** Whether there was nobody to ask, as while the controller is started again. */
  public boolean isPassing() {
    return problem.code().equals(UNREACHABLE) || problem.code().equals(NOT_READY);
  }
}
