package org.troupe.servicepackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.troupe.definition.Finding;
import org.troupe.definition.JobKind;
import org.troupe.definition.RoleDefinition;
import org.troupe.definition.Site;
import org.troupe.instance.InstanceSpec.Application;

/** The files of one role in an unpacked package, and which of them are its applications. */
final class RoleFiles {

  private final Path directory;
  private final RoleDefinition role;
  private final String label;
  private final List<Finding> errors = new ArrayList<>();
  private final List<Finding> warnings = new ArrayList<>();

  RoleFiles(Path directory, RoleDefinition role) {
    this.directory = directory;
    this.role = role;
    this.label = PackageLayout.ROLES + "/" + role.name();
  }

  /** Finds the role's applications, in the order in which to deploy them. */
  List<Application> applications() throws IOException {
    if (!Files.isDirectory(directory)) {
      errors.add(
          new Finding(
              label, 0, "it is missing; the files of role '" + role.name() + "' lie there"));
      return List.of();
    }
    return switch (role.kind()) {
      case WEB -> webApplications();
      case WORKER -> workerApplications();
    };
  }

  List<Finding> errors() {
    return errors;
  }

  List<Finding> warnings() {
    return warnings;
  }

  private List<Application> webApplications() throws IOException {
    List<Application> applications = new ArrayList<>();
    String root = role.site().map(Site::physicalDirectory).orElse("");
    war(root).ifPresent(war -> applications.add(new Application("/", war)));
    for (Site.VirtualApplication application :
        role.site().map(Site::applications).orElse(List.of())) {
      war(application.physicalDirectory())
          .ifPresent(war -> applications.add(new Application(application.path(), war)));
    }
    for (String name : PackageLayout.names(directory)) {
      if (Archives.isArchive(name)
          && applications.stream().noneMatch(a -> a.archive().equals(name))) {
        warnings.add(new Finding(label + "/" + name, 0, "no Site of the role serves it"));
      }
    }
    return applications;
  }

  /** The WAR that a physicalDirectory leads to, relative to the role's directory. */
  private Optional<String> war(String physicalDirectory) throws IOException {
    Path path = directory.resolve(physicalDirectory);
    String shown = physicalDirectory.isEmpty() ? label : label + "/" + physicalDirectory;
    if (Files.isRegularFile(path) && Archives.isWar(physicalDirectory)) {
      return Optional.of(physicalDirectory);
    }
    if (!Files.isDirectory(path)) {
      errors.add(
          new Finding(
              shown,
              0,
              Files.exists(path)
                  ? "it is no WAR; a Site of the role serves it"
                  : "it is missing; a Site of the role serves it"));
      return Optional.empty();
    }
    List<String> wars = PackageLayout.names(path).stream().filter(Archives::isWar).toList();
    if (wars.size() == 1) {
      return Optional.of(
          physicalDirectory.isEmpty() ? wars.get(0) : physicalDirectory + "/" + wars.get(0));
    }
    errors.add(new Finding(shown, 0, notOneWar(path, wars)));
    return Optional.empty();
  }

  private static String notOneWar(Path path, List<String> wars) {
    if (wars.isEmpty()) {
      return Files.isDirectory(path.resolve("WEB-INF"))
          ? "it is an unpacked WAR; pack it into a file"
          : "it holds no WAR; it must hold exactly one";
    }
    return "it holds " + wars + "; name one of them as the physicalDirectory of a Site";
  }

  private List<Application> workerApplications() throws IOException {
    List<Application> applications =
        PackageLayout.names(directory).stream()
            .filter(Archives::isArchive)
            .map(name -> new Application("/" + Archives.baseName(name), name))
            .toList();
    if (applications.isEmpty() && !runsPrograms()) {
      errors.add(
          new Finding(
              label,
              0,
              "it holds no WAR and no JAR; a worker role needs at least one, or a program as Job"));
    }
    return applications;
  }

  private boolean runsPrograms() {
    return role.jobs().stream().anyMatch(job -> job.kind() == JobKind.PROGRAM);
  }
}
