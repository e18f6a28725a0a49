package org.troupe.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.troupe.role.RoleKind;

/** The rules of what a web role serves. */
final class SiteRules {

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  private final CsdefXml.Role role;
  private final Findings findings;
  private final Unique paths;

  SiteRules(CsdefXml.Role role, Findings findings) {
    this.role = role;
    this.findings = findings;
    this.paths = new Unique("virtual application", findings);
  }

  /** Makes a value of the role's site, of use only if no error was found. */
  Optional<Site> apply() {
    if (role.sites.isEmpty()) {
      return Optional.empty();
    }
    CsdefXml.SiteElement site = role.sites.get(0);
    if (role.kind() == RoleKind.WORKER) {
      findings.error(site.line, "Sites belong in a WebRole, not in a WorkerRole");
    }
    role.sites.stream()
        .skip(1)
        .forEach(
            other ->
                findings.error(
                    other.line,
                    "a second Site is not supported yet: make it a VirtualApplication of '"
                        + site.name
                        + "'"));
    checkBindings(site);
    List<Site.VirtualApplication> applications = new ArrayList<>();
    addApplications("", site, applications);
    return Optional.of(new Site(site.name, directory(site), applications));
  }

  private void checkBindings(CsdefXml.SiteElement site) {
    if (site.bindings.isEmpty()) {
      findings.error(
          site.line,
          "Site '"
              + site.name
              + "' has no Binding; it needs one to an InputEndpoint of its role, whose names are "
              + endpointNames());
    }
    Unique names = new Unique("binding", findings);
    for (CsdefXml.Binding binding : site.bindings) {
      names.add(binding.name, binding.line);
      if (!endpointNames().contains(binding.endpointName)) {
        findings.error(
            binding.line,
            "Binding '"
                + binding.name
                + "' names the endpoint '"
                + binding.endpointName
                + "', which role '"
                + role.name
                + "' does not have; its endpoints are "
                + endpointNames());
      }
    }
  }

  private List<String> endpointNames() {
    return role.endpoints.stream().map(endpoint -> endpoint.name).toList();
  }

  private void addApplications(
      String base, CsdefXml.Application parent, List<Site.VirtualApplication> into) {
    for (CsdefXml.Application application : parent.applications) {
      String path = base + "/" + application.name;
      paths.add(path, application.line);
      into.add(new Site.VirtualApplication(path, directory(application)));
      addApplications(path, application, into);
    }
  }

  /** The path with slashes only, without a dot at its beginning and a slash at its end. */
  private String directory(CsdefXml.Application application) {
    String given = application.physicalDirectory;
    List<String> parts =
        List.of(given.replace('\\', '/').split("/")).stream()
            .filter(part -> !part.isEmpty() && !part.equals("."))
            .toList();
    boolean absolute =
        given.startsWith("/") || given.startsWith("\\") || DRIVE.matcher(given).matches();
    if (absolute || parts.contains("..")) {
      findings.error(
          application.line,
          "physicalDirectory of '"
              + application.name
              + "' is '"
              + given
              + "'; it must be a path inside roles/"
              + role.name
              + "/ of the package, relative to it");
    }
    return String.join("/", parts);
  }
}
