package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.troupe.cli.client.AdminException;
import org.troupe.cli.platform.PlatformException;
import org.troupe.wire.FindingView;
import org.troupe.wire.Problem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a failure in words, with what to do about it; never with a stack trace. */
final class FailureText implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) throws Exception {
    if (!isExpected(failure)) {
      throw failure;
    }
    print(failure, commandLine.getErr());
    return commandLine.getCommandSpec().exitCodeOnExecutionException();
  }

  private static boolean isExpected(Exception failure) {
    return failure instanceof AdminException
        || failure instanceof PlatformException
        || failure instanceof FailedException
        || failure instanceof IOException;
  }

  static void print(Exception failure, PrintWriter err) {
    if (failure instanceof AdminException refused) {
      print(refused.problem(), err);
    } else if (failure instanceof PlatformException platform) {
      print("error: " + platform.getMessage(), platform.hint(), err);
    } else if (failure instanceof FailedException failed) {
      print("error: " + failed.getMessage(), failed.hint(), err);
    } else {
      print("error: " + failure, "", err);
    }
    err.flush();
  }

  static void print(Problem problem, PrintWriter err) {
    err.println("error " + problem.code() + ": " + problem.title());
    problem.findings().forEach(finding -> err.println("  " + text(finding)));
    printHint(problem.hint(), err);
  }

  /** {@code file:line: message}, which editors and terminals take for a link. */
  static String text(FindingView finding) {
    String line = finding.line() > 0 ? ":" + finding.line() : "";
    return finding.file() + line + ": " + finding.message();
  }

  private static void print(String message, String hint, PrintWriter err) {
    err.println(message);
    printHint(hint, err);
  }

  private static void printHint(String hint, PrintWriter err) {
    if (hint != null && !hint.isBlank()) {
      err.println("hint: " + hint);
    }
  }
}
