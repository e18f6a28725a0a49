package org.troupe.definition;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.troupe.role.RoleKind;

/** The rules of a web role's intake; {@link JobReferences} has the queues and jobs it names. */
final class IntakeRules {

  private static final Pattern ORIGIN =
      Pattern.compile("https?://[A-Za-z0-9]([A-Za-z0-9.\\-]*[A-Za-z0-9])?(:[0-9]{1,5})?");

  private final CsdefXml.Role role;
  private final Findings findings;

  IntakeRules(CsdefXml.Role role, Findings findings) {
    this.role = role;
    this.findings = findings;
  }

  /** What the intake is open for; empty where it is shut. */
  Optional<IntakeDefinition> apply() {
    CsdefXml.Intake intake = role.intake;
    if (intake == null) {
      return Optional.empty();
    }
    if (role.kind() == RoleKind.WORKER) {
      findings.error(
          intake.line,
          "Intake belongs in a WebRole: '"
              + role.name
              + "' is a WorkerRole, which gets no requests");
      return Optional.empty();
    }
    check(intake);
    return Optional.of(
        new IntakeDefinition(
            words(intake.queues),
            words(intake.jobs),
            Optional.ofNullable(intake.token),
            words(intake.origins),
            intake.sameOrigin,
            intake.maxBytes));
  }

  private void check(CsdefXml.Intake intake) {
    if (words(intake.queues).isEmpty() && words(intake.jobs).isEmpty()) {
      findings.error(
          intake.line, "Intake is open for nothing; name queues or jobs, or leave it out");
    }
    List<String> settings = role.settings.stream().map(setting -> setting.name).toList();
    if (intake.token != null && !settings.contains(intake.token)) {
      findings.error(
          intake.line,
          "token of Intake names the setting '"
              + intake.token
              + "', which role '"
              + role.name
              + "' does not have; its settings are "
              + settings);
    }
    if (intake.token == null && !intake.sameOrigin && words(intake.origins).isEmpty()) {
      findings.error(
          intake.line, "Intake lets nobody in; give it a token, origins, or sameOrigin=\"true\"");
    }
    words(intake.origins).stream()
        .filter(origin -> !ORIGIN.matcher(origin).matches())
        .forEach(
            origin ->
                findings.error(
                    intake.line,
                    "origins of Intake has '"
                        + origin
                        + "'; an origin is a scheme and a host, such as https://shop.example"));
  }

  /** The words of a list. */
  static List<String> words(String list) {
    return Stream.of(list.strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }
}
