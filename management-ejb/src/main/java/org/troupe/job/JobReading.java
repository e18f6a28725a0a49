package org.troupe.job;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.troupe.instance.InstanceKey;
import org.troupe.job.JobLine.Arrived;
import org.troupe.wire.RunParameters;
import org.troupe.wire.RunReport;
import org.troupe.wire.RunRequest;

/**
 * Reads what deployments send. Their applications may send to the same queues, so nothing in it is
 * trusted: what is not sound is dropped, or it would stand in the way of all that follows.
 */
final class JobReading {

  private static final Logger LOG = System.getLogger(JobReading.class.getName());

  private static final int LONGEST_MESSAGE = 1 << 20;
  private static final int LONGEST_OUTPUT = 128 << 10;
  private static final long LONGEST_LOG = 1L << 40;
  private static final int LONGEST_WORDS = 2000;
  private static final int MOST_STEPS = 200;
  private static final int MOST_ATTEMPTS = 1_000_000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._\\-]{1,64}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private JobReading() {}

  /** The report of a worker of the deployment whose queue it came by; empty if it is none. */
  static Optional<RunReport> report(Arrived message) {
    return read(message, RunReport.class)
        .filter(report -> isSound(report, JobQueues.ofReports(message.queue())))
        .map(JobReading::clean)
        .or(() -> dropped(message));
  }

  private static boolean isSound(RunReport report, String deployment) {
    return isId(report.run())
        && isId(report.boot())
        && report.job() != null
        && report.at() != null
        && report.event() != null
        && report.attempt() > 0
        && report.attempt() < MOST_ATTEMPTS
        && report.steps().size() <= MOST_STEPS
        && (report.text() == null || report.text().length() <= LONGEST_OUTPUT)
        && (report.offset() == null || (report.offset() >= 0 && report.offset() < LONGEST_LOG))
        && isOf(report.instance(), deployment);
  }

  private static boolean isOf(String instance, String deployment) {
    try {
      return instance != null && InstanceKey.parse(instance).deployment().equals(deployment);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static RunReport clean(RunReport report) {
    return new RunReport(
        report.run(),
        report.attempt(),
        report.sequence(),
        report.job(),
        report.trigger(),
        report.instance(),
        report.boot(),
        report.at(),
        report.event(),
        report.executionId(),
        report.status(),
        words(report.exitStatus()),
        words(report.message()),
        report.steps(),
        report.offset(),
        report.text());
  }

  /** What a web role's intake asks for; empty if it is nothing. */
  static Optional<RunRequest> request(Arrived message) {
    return read(message, RunRequest.class)
        .filter(request -> isId(request.run()) && request.job() != null)
        .filter(request -> RunParameters.fault(request.parameters()).isEmpty())
        .map(
            request ->
                new RunRequest(
                    request.run(),
                    request.job(),
                    Map.copyOf(request.parameters()),
                    words(request.requestedBy())))
        .or(() -> dropped(message));
  }

  private static boolean isId(String text) {
    return text != null && ID.matcher(text).matches();
  }

  /** Without what the database does not take, and not longer than anybody reads. */
  private static String words(String text) {
    if (text == null) {
      return null;
    }
    String plain = CONTROL.matcher(text).replaceAll(" ");
    return plain.substring(0, Math.min(LONGEST_WORDS, plain.length()));
  }

  private static <T> Optional<T> read(Arrived message, Class<T> type) {
    String text = message.text();
    return text.length() > LONGEST_MESSAGE ? Optional.empty() : JsonText.read(text, type);
  }

  private static <T> Optional<T> dropped(Arrived message) {
    LOG.log(Level.WARNING, "jobs queue={0} event=dropped what is not sound", message.queue());
    return Optional.empty();
  }
}
