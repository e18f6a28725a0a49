package org.troupe.definition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.troupe.role.RoleKind;

/** The rules of how instances of a role become ready, are watched, take over and leave. */
final class LifecycleRules {

  private static final int MOST_WARM_UPS = 20;

  private final CsdefXml.Role role;
  private final Findings findings;

  LifecycleRules(CsdefXml.Role role, Findings findings) {
    this.role = role;
    this.findings = findings;
  }

  HealthCheck health() {
    HealthCheck otherwise = HealthCheck.defaultFor(role.kind());
    if (role.health == null) {
      return otherwise;
    }
    return new HealthCheck(
        Optional.ofNullable(role.health.path).or(otherwise::path),
        duration(role.health.startLimit, otherwise.startLimit()),
        duration(role.health.unresponsiveLimit, otherwise.unresponsiveLimit()),
        role.health.heapDump);
  }

  Stopping stopping() {
    if (role.stop == null) {
      return Stopping.DEFAULT;
    }
    return new Stopping(
        duration(role.stop.drainLimit, Stopping.DEFAULT.drainLimit()),
        duration(role.stop.stopLimit, Stopping.DEFAULT.stopLimit()),
        Optional.ofNullable(role.stop.path));
  }

  /**
   * How many instances stand by.
   *
   * @param stores the role's local storage: what a failed instance has kept there is not handed
   *     over
   */
  int standby(List<LocalResource> stores) {
    if (role.standby == null) {
      return 0;
    }
    String kept =
        stores.stream()
            .filter(store -> !store.cleanOnRoleRecycle())
            .map(store -> "'" + store.name() + "'")
            .collect(Collectors.joining(", "));
    if (role.standby.count > 0 && !kept.isEmpty()) {
      findings.warning(
          role.standby.line,
          "a standby of '"
              + role.name
              + "' takes over with local storage of its own: what the failed instance kept in "
              + kept
              + " stays with that one");
    }
    return role.standby.count;
  }

  /** What is asked before an instance gets requests: what is named, or else the health path. */
  List<String> warmUpPaths() {
    if (role.kind() == RoleKind.WORKER) {
      role.warmUps.forEach(
          warmUp ->
              findings.error(
                  warmUp.line,
                  "WarmUp belongs in a WebRole: '"
                      + role.name
                      + "' is a WorkerRole, which gets no requests; let t:Health say when it is"
                      + " ready"));
      return List.of();
    }
    if (role.warmUps.size() > MOST_WARM_UPS) {
      findings.error(
          role.warmUps.get(MOST_WARM_UPS).line,
          "'"
              + role.name
              + "' has "
              + role.warmUps.size()
              + " WarmUps; at most "
              + MOST_WARM_UPS
              + " are allowed");
    }
    return role.warmUps.isEmpty()
        ? health().path().stream().toList()
        : role.warmUps.stream().map(warmUp -> warmUp.path).toList();
  }

  private static Duration duration(String given, Duration otherwise) {
    return given == null ? otherwise : Duration.parse(given);
  }
}
