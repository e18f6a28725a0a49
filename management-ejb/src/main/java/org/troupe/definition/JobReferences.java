package org.troupe.definition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What jobs and intakes name must be declared somewhere in the service. */
final class JobReferences {

  private static final int MOST_JOBS = 200;

  private final CsdefXml file;
  private final Findings findings;
  private final List<String> queues;
  private final List<String> jobs;

  JobReferences(CsdefXml file, Findings findings) {
    this.file = file;
    this.findings = findings;
    this.queues =
        file.roles.stream().flatMap(role -> role.queues.stream()).map(queue -> queue.name).toList();
    this.jobs =
        file.roles.stream().flatMap(role -> role.jobs.stream()).map(job -> job.name).toList();
  }

  void check() {
    Unique names = new Unique("job", findings);
    Map<String, CsdefXml.Job> consumers = new HashMap<>();
    for (CsdefXml.Role role : file.roles) {
      for (CsdefXml.Job job : role.jobs) {
        names.add(job.name, job.line);
        if (job.onMessage != null) {
          checkTrigger(job, consumers);
        }
      }
      if (role.intake != null) {
        checkIntake(role.intake);
      }
    }
    if (jobs.size() > MOST_JOBS) {
      findings.error(
          file.line, "it has " + jobs.size() + " jobs; at most " + MOST_JOBS + " are allowed");
    }
  }

  private void checkTrigger(CsdefXml.Job job, Map<String, CsdefXml.Job> consumers) {
    int line = job.onMessage.line;
    String queue = job.onMessage.queue;
    checkKnown(line, "OnMessage of Job '" + job.name + "'", "queue", queue, queues);
    CsdefXml.Job first = consumers.putIfAbsent(queue, job);
    if (first != null) {
      findings.error(
          line,
          "the messages of queue '"
              + queue
              + "' start Job '"
              + first.name
              + "' already, in line "
              + first.onMessage.line
              + "; they can start one job only");
    }
  }

  private void checkIntake(CsdefXml.Intake intake) {
    IntakeRules.words(intake.queues)
        .forEach(queue -> checkKnown(intake.line, "Intake", "queue", queue, queues));
    IntakeRules.words(intake.jobs)
        .forEach(job -> checkKnown(intake.line, "Intake", "job", job, jobs));
  }

  private void checkKnown(int line, String who, String kind, String name, List<String> declared) {
    if (!declared.contains(name)) {
      findings.error(
          line,
          who
              + " names the "
              + kind
              + " '"
              + name
              + "', which no role declares; there are "
              + declared);
    }
  }
}
