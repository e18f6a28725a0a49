package org.troupe.cli;

import java.time.Duration;
import org.troupe.wire.StopRequest;
import picocli.CommandLine.Option;

/** Options that say how long instances may take to leave. */
final class LimitOptions {

  @Option(
      names = "--drain-limit",
      paramLabel = "TIME",
      converter = TimeText.Drain.class,
      description =
          "How long requests, and then messages, that are under way may take to be finished, such"
              + " as 30s; 0s waits for none. Default: as the definition says (t:Stop), or 30s.")
  private Duration drainLimit;

  @Option(
      names = "--stop-limit",
      paramLabel = "TIME",
      converter = TimeText.Stop.class,
      description =
          "How long an instance may then take to stop before it is killed. Default: as the"
              + " definition says (t:Stop), or 5m.")
  private Duration stopLimit;

  /** In whole seconds; null if the definition decides. */
  Long drainSeconds() {
    return drainLimit == null ? null : drainLimit.toSeconds();
  }

  /** In whole seconds; null if the definition decides. */
  Long stopSeconds() {
    return stopLimit == null ? null : stopLimit.toSeconds();
  }

  boolean isGiven() {
    return drainLimit != null || stopLimit != null;
  }

  StopRequest request() {
    return new StopRequest(drainSeconds(), stopSeconds());
  }
}
