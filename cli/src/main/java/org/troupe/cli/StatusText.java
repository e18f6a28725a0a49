package org.troupe.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.troupe.cli.progress.Colours;
import org.troupe.wire.DeploymentView;
import org.troupe.wire.InstanceView;
import org.troupe.wire.OperationView;
import org.troupe.wire.PlatformView;
import org.troupe.wire.RoleView;
import org.troupe.wire.ServiceView;
import org.troupe.wire.SlotView;

/** The platform and what runs on it, for a terminal. */
final class StatusText {

  private static final Set<String> TROUBLE = Set.of("Unresponsive", "Cycling", "FailedStarting");

  private final PrintWriter out;
  private final Clock clock;
  private final Colours colours;

  StatusText(PrintWriter out, Clock clock, Colours colours) {
    this.out = out;
    this.clock = clock;
    this.colours = colours;
  }

  void print(PlatformView platform, List<ServiceView> services) {
    out.printf("Troupe %s at %s%n", platform.version(), platform.gatewayAddress());
    out.printf(
        "gateway %s, broker %s, database %s%n",
        upOrDown(platform.gateway()), upOrDown(platform.broker()), upOrDown(platform.database()));
    if (services.isEmpty()) {
      out.println();
      out.println("No cloud services yet. troupe deploy puts one here.");
    }
    services.forEach(this::print);
  }

  private void print(ServiceView service) {
    out.println();
    out.println(service.name() + operation(service));
    service.slots().forEach(this::print);
  }

  private String operation(ServiceView service) {
    OperationView operation = service.operation();
    return operation == null
        ? ""
        : "  ("
            + operation.kind()
            + " under way for "
            + age(operation.startedAt())
            + (OperationFollow.waits(operation) ? ", waits to be told to go on" : "")
            + ")";
  }

  private void print(SlotView slot) {
    DeploymentView deployment = slot.deployment();
    if (deployment == null) {
      out.printf("  %-10s  empty%n", slot.slot());
      return;
    }
    out.printf(
        "  %-10s  %s  version %s, %s%s%n",
        slot.slot(),
        slot.address(),
        deployment.version(),
        age(deployment.since()),
        deployment.stopped() ? ", stopped" : "");
    if (deployment.upgrade() != null) {
      out.println("    " + UpgradeText.underWay(deployment.upgrade()));
    }
    deployment.roles().forEach(role -> print(role, deployment.version()));
  }

  private void print(RoleView role, String version) {
    out.printf(
        "    %s (%s role): %d of %d ready%s%n",
        role.name(), role.kind(), ready(role, false), role.count(), standbys(role));
    role.instances().forEach(instance -> print(instance, version));
  }

  private static long ready(RoleView role, boolean standby) {
    return role.instances().stream()
        .filter(instance -> instance.standby() == standby)
        .filter(instance -> instance.state().equals("Ready"))
        .count();
  }

  private static String standbys(RoleView role) {
    long standbys = role.instances().stream().filter(InstanceView::standby).count();
    return standbys == 0 ? "" : ", %d of %d standing by".formatted(ready(role, true), standbys);
  }

  private void print(InstanceView instance, String version) {
    String standby = instance.standby() ? ", stands by" : "";
    String other = runsOther(instance, version) ? ", version " + instance.version() : "";
    String starts = instance.starts() > 1 ? ", started " + instance.starts() + " times" : "";
    String detail =
        instance.detail() == null || instance.detail().isBlank() ? "" : "  " + instance.detail();
    out.printf(
        "      %-14s %s %s%s%s%s%s%n",
        instance.name(),
        state(instance.state()),
        age(instance.since()),
        standby,
        other,
        starts,
        detail);
  }

  private static boolean runsOther(InstanceView instance, String version) {
    return instance.version() != null
        && !instance.version().isEmpty()
        && !instance.version().equals(version);
  }

  /** Coloured once it is as wide as its column. */
  private String state(String state) {
    String text = "%-14s".formatted(state);
    if (state.equals("Ready")) {
      return colours.good(text);
    }
    return TROUBLE.contains(state) ? colours.bad(text) : colours.busy(text);
  }

  private String upOrDown(boolean up) {
    return up ? colours.good("up") : colours.bad("DOWN");
  }

  /** In the largest unit that fits: {@code 12 s}, {@code 5 min}, {@code 3 h}, {@code 9 d}. */
  private String age(Instant since) {
    if (since == null) {
      return "";
    }
    Duration age = Duration.between(since, clock.instant());
    if (age.toMinutes() < 2) {
      return Math.max(0, age.toSeconds()) + " s";
    }
    if (age.toHours() < 2) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " d";
  }
}
