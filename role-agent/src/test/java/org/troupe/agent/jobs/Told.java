package org.troupe.agent.jobs;

import java.util.List;
import org.troupe.wire.RunReport;

/** What is in an outbox that nobody empties. */
final class Told {

  private Told() {}

  static List<String> texts(Outbox outbox) {
    return logs(outbox).stream().map(RunReport::text).toList();
  }

  static List<Long> offsets(Outbox outbox) {
    return logs(outbox).stream().map(RunReport::offset).toList();
  }

  private static List<RunReport> logs(Outbox outbox) {
    return outbox.waiting().stream().filter(r -> r.event().equals(RunReport.LOG)).toList();
  }
}
