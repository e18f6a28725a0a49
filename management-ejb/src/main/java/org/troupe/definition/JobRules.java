package org.troupe.definition;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.troupe.role.RoleKind;

/** The rules of the jobs of one role, each for itself; {@link JobReferences} has what they name. */
final class JobRules {

  private static final int MOST_SCHEDULES = 10;
  private static final int MOST_PARAMETERS = 50;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  private final CsdefXml.Role role;
  private final Findings findings;

  JobRules(CsdefXml.Role role, Findings findings) {
    this.role = role;
    this.findings = findings;
  }

  List<JobDefinition> apply() {
    if (role.kind() == RoleKind.WEB) {
      role.jobs.forEach(
          job ->
              findings.error(
                  job.line,
                  "Job '"
                      + job.name
                      + "' belongs in a WorkerRole: '"
                      + role.name
                      + "' is a WebRole, which serves requests"));
      return List.of();
    }
    return role.jobs.stream().map(this::job).toList();
  }

  private JobDefinition job(CsdefXml.Job job) {
    checkTriggers(job);
    boolean endless = job.continuous != null;
    return new JobDefinition(
        job.name,
        kind(job),
        target(job),
        job.singleton || continuous(job) == Continuous.ONE,
        endless ? Duration.ZERO : duration(job.timeout, JobDefinition.DEFAULT_TIMEOUT),
        job.retries,
        duration(job.retryDelay, JobDefinition.DEFAULT_RETRY_DELAY),
        job.keepRuns,
        job.keepDays,
        job.schedules.stream()
            .flatMap(schedule -> new ScheduleRules(job, schedule, findings).apply().stream())
            .toList(),
        Optional.ofNullable(job.onMessage).map(trigger -> trigger.queue),
        continuous(job),
        parameters(job));
  }

  private void checkTriggers(CsdefXml.Job job) {
    if (job.batch != null && job.program != null) {
      findings.error(
          job.line, "Job '" + job.name + "' has both batch and program; it runs one of the two");
    }
    if (job.schedules.size() > MOST_SCHEDULES) {
      findings.error(
          job.schedules.get(MOST_SCHEDULES).line,
          "Job '"
              + job.name
              + "' has "
              + job.schedules.size()
              + " Schedules; at most "
              + MOST_SCHEDULES
              + " are allowed");
    }
    if (job.continuous != null) {
      checkContinuous(job);
    }
  }

  private void checkContinuous(CsdefXml.Job job) {
    String subject = "Job '" + job.name + "' is continuous: it ";
    if (!job.schedules.isEmpty() || job.onMessage != null) {
      findings.error(
          job.continuous.line, subject + "runs all the time, without Schedule and OnMessage");
    }
    if (job.timeout != null) {
      findings.error(job.line, subject + "has no timeout");
    }
    if (job.singleton && continuous(job) == Continuous.ALL) {
      findings.error(job.continuous.line, subject + "is a singleton with on=\"one\" only");
    }
  }

  private static Continuous continuous(CsdefXml.Job job) {
    if (job.continuous == null) {
      return Continuous.NONE;
    }
    return job.continuous.on.equals("one") ? Continuous.ONE : Continuous.ALL;
  }

  private static JobKind kind(CsdefXml.Job job) {
    if (job.program != null) {
      return JobKind.PROGRAM;
    }
    return job.batch == null ? JobKind.AS_PACKAGED : JobKind.BATCH;
  }

  private String target(CsdefXml.Job job) {
    if (job.program == null) {
      return job.batch == null ? job.name : job.batch;
    }
    List<String> parts = List.of(job.program.split("/"));
    if (parts.contains("..") || parts.contains("") || DRIVE.matcher(job.program).matches()) {
      findings.error(
          job.line,
          "program of Job '"
              + job.name
              + "' is '"
              + job.program
              + "'; it must be a path inside roles/"
              + role.name
              + "/ of the package, relative to it");
    }
    return job.program;
  }

  private Map<String, String> parameters(CsdefXml.Job job) {
    Unique names = new Unique("parameter", findings);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (CsdefXml.Parameter parameter : job.parameters) {
      names.add(parameter.name, parameter.line);
      parameters.put(parameter.name, parameter.value);
    }
    if (job.parameters.size() > MOST_PARAMETERS) {
      findings.error(
          job.parameters.get(MOST_PARAMETERS).line,
          "Job '" + job.name + "' has more than " + MOST_PARAMETERS + " Parameters");
    }
    return parameters;
  }

  private static Duration duration(String given, Duration otherwise) {
    return given == null ? otherwise : Duration.parse(given);
  }
}
