package org.troupe.servicepackage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.troupe.definition.Finding;
import org.troupe.definition.JobDefinition;
import org.troupe.definition.JobKind;
import org.troupe.definition.RoleDefinition;
import org.troupe.definition.ServiceDefinition;

/** Finds what the jobs of a package run, among the files of their roles. */
final class RoleJobs {

  private static final String DIRECTORY = "jobs";

  /** What is looked for in a job's directory, in this order. */
  private static final List<String> PROGRAMS = List.of("run.sh", "run.jar", "run");

  private final Path roles;
  private final List<Finding> errors = new ArrayList<>();

  /**
   * For a package.
   *
   * @param roles the directory with a directory for each role
   */
  RoleJobs(Path roles) {
    this.roles = roles;
  }

  /** The same service, in which each job is a batch job or a program. */
  ServiceDefinition resolved(ServiceDefinition service) {
    return new ServiceDefinition(
        service.name(),
        service.version(),
        service.upgradeDomains(),
        service.roles().stream()
            .map(role -> role.withJobs(role.jobs().stream().map(job -> found(role, job)).toList()))
            .toList());
  }

  List<Finding> errors() {
    return errors;
  }

  private JobDefinition found(RoleDefinition role, JobDefinition job) {
    return switch (job.kind()) {
      case BATCH -> job;
      case PROGRAM -> {
        if (!Files.isRegularFile(file(role, job.target()))) {
          errors.add(
              new Finding(
                  PackageLayout.ROLES + "/" + role.name() + "/" + job.target(),
                  0,
                  "it is missing; Job '" + job.name() + "' of the role runs it"));
        }
        yield job;
      }
      case AS_PACKAGED ->
          PROGRAMS.stream()
              .map(program -> DIRECTORY + "/" + job.name() + "/" + program)
              .filter(program -> Files.isRegularFile(file(role, program)))
              .findFirst()
              .map(program -> job.running(JobKind.PROGRAM, program))
              .orElseGet(() -> job.running(JobKind.BATCH, job.name()));
    };
  }

  private Path file(RoleDefinition role, String path) {
    return roles.resolve(role.name()).resolve(path);
  }
}
