package org.troupe.cli;

import java.util.stream.Stream;
import org.troupe.wire.OperationStepView;
import org.troupe.wire.OperationView;

/** What in a package or a configuration has no effect, as it stands on an operation's record. */
final class OperationWarnings {

  private OperationWarnings() {}

  static Stream<String> of(OperationView operation) {
    return operation.steps().stream()
        .map(OperationStepView::text)
        .filter(OperationWarnings::isWarning);
  }

  static boolean isWarning(String step) {
    return step.startsWith("warning: ");
  }
}
