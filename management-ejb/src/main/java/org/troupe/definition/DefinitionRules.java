package org.troupe.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules that hold for a service as a whole; {@link RoleRules} has those of each role. */
final class DefinitionRules {

  private static final int MOST_ROLES = 25;
  private static final int MOST_ENDPOINTS = 25;

  private final Findings findings;

  DefinitionRules(Findings findings) {
    this.findings = findings;
  }

  /** Makes values of a file, of use only if no error was found. */
  ServiceDefinition apply(CsdefXml file) {
    if (file.roles.isEmpty()) {
      findings.error(
          file.line, "ServiceDefinition has no role; it needs a WebRole or a WorkerRole");
    }
    if (file.roles.size() > MOST_ROLES) {
      findings.error(
          file.line,
          "it has " + file.roles.size() + " roles; at most " + MOST_ROLES + " are allowed");
    }
    Unique roleNames = new Unique("role", findings);
    file.roles.forEach(role -> roleNames.add(role.name, role.line));
    Unique queueNames = new Unique("queue", findings);
    file.roles.forEach(
        role -> role.queues.forEach(queue -> queueNames.add(queue.name, queue.line)));
    checkDestinations(file);
    checkEndpoints(file);
    new JobReferences(file, findings).check();
    List<RoleDefinition> roles = new ArrayList<>();
    for (CsdefXml.Role role : file.roles) {
      roles.add(new RoleRules(role, findings).apply());
    }
    return new ServiceDefinition(
        file.name, Optional.ofNullable(file.version), file.upgradeDomainCount, roles);
  }

  private void checkDestinations(CsdefXml file) {
    Unique destinations = new Unique("destination", findings);
    file.roles.stream()
        .flatMap(role -> role.queues.stream())
        .filter(queue -> queue.destination != null)
        .forEach(queue -> destinations.add(queue.destination, queue.line));
  }

  private void checkEndpoints(CsdefXml file) {
    List<CsdefXml.Endpoint> endpoints =
        file.roles.stream().flatMap(role -> role.endpoints.stream()).toList();
    if (endpoints.size() > MOST_ENDPOINTS) {
      findings.error(
          file.line,
          "it has " + endpoints.size() + " endpoints; at most " + MOST_ENDPOINTS + " are allowed");
    }
    Map<Integer, CsdefXml.Endpoint> ports = new HashMap<>();
    for (CsdefXml.Endpoint endpoint : endpoints) {
      CsdefXml.Endpoint first = ports.putIfAbsent(endpoint.port, endpoint);
      if (first != null) {
        findings.error(
            endpoint.line,
            "port "
                + endpoint.port
                + " of InputEndpoint '"
                + endpoint.name
                + "' is taken by InputEndpoint '"
                + first.name
                + "' in line "
                + first.line
                + "; each needs a port of its own");
      }
    }
    checkOneWebRole(file);
  }

  /** The gateway finds a service by its host name, which cannot lead to two roles. */
  private void checkOneWebRole(CsdefXml file) {
    List<CsdefXml.WebRole> reached =
        file.roles.stream()
            .filter(CsdefXml.WebRole.class::isInstance)
            .map(CsdefXml.WebRole.class::cast)
            .toList();
    reached.stream()
        .skip(1)
        .forEach(
            role ->
                findings.error(
                    role.line,
                    "a second WebRole is not supported yet: the service's host name leads to '"
                        + reached.get(0).name
                        + "' already"));
  }
}
