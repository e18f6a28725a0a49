package org.troupe.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.troupe.cli.client.AdminClient;
import org.troupe.wire.OperationView;
import picocli.CommandLine.Option;

/** The option that says whether a command goes on until the operation that it began has ended. */
final class WaitOption {

  @Option(
      names = "--wait",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Wait until it is done (the default), or only begin it.")
  private boolean wait;

  /** Whether to go on to the end of this operation, or whether it is there. */
  boolean isFollowed(OperationView operation) {
    return wait || !operation.outcome().equals("running");
  }

  /**
   * Follows an operation to its end, or says that it is under way and answers with nothing.
   *
   * @throws FailedException if it failed
   */
  Optional<OperationView> show(AdminClient client, PrintWriter out, OperationView begun) {
    if (isFollowed(begun)) {
      return Optional.of(OperationFollow.show(client, out, begun));
    }
    tellOf(begun, out);
    return Optional.empty();
  }

  /**
   * The same for an operation that was told to go on.
   *
   * @throws FailedException if it failed
   */
  Optional<OperationView> showOn(AdminClient client, PrintWriter out, OperationView toldToGoOn) {
    if (isFollowed(toldToGoOn)) {
      return Optional.of(OperationFollow.showOn(client, out, toldToGoOn));
    }
    tellOf(toldToGoOn, out);
    return Optional.empty();
  }

  /** Says that an operation is under way. */
  static void tellOf(OperationView operation, PrintWriter out) {
    out.printf(
        "Operation %d is under way: %s of %s. troupe status shows how it comes along.%n",
        operation.id(), operation.kind(), operation.service());
  }
}
