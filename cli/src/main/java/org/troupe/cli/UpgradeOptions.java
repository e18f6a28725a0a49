package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.troupe.cli.client.AdminClient;
import org.troupe.wire.OperationView;
import org.troupe.wire.PackageView;
import org.troupe.wire.UpgradeRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say what is upgraded to, and how. */
final class UpgradeOptions {

  @Option(
      names = "--package",
      paramLabel = "FILE",
      description = "The new package, a .cspkg. Default: the one there is.")
  private Path packageFile;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The new configuration, a .cscfg. Default: the one there is, with the instance counts"
              + " there are.")
  private Path configuration;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "Upgrade this role only; the others may not change then. Default: all.")
  private String role;

  @Option(
      names = "--manual",
      description = "Wait before each upgrade domain until --walk says to go on.")
  private boolean manual;

  @Mixin private LimitOptions limits;

  /** Whether there is something to upgrade to. */
  boolean hasFile() {
    return packageFile != null || configuration != null;
  }

  /** Whether any of the options is given. */
  boolean isGiven() {
    return hasFile() || role != null || manual || limits.isGiven();
  }

  /** Sends the files and begins the upgrade. */
  OperationView begin(AdminClient client, PrintWriter out, String service, Slot slot)
      throws IOException {
    String text = configuration == null ? null : GivenFiles.configuration(configuration);
    Optional<PackageView> uploaded =
        Optional.ofNullable(packageFile).map(file -> GivenFiles.upload(client, file));
    OperationView upgrade =
        client.upgrade(
            service,
            slot.name(),
            new UpgradeRequest(
                uploaded.map(PackageView::id).orElse(null),
                text,
                role,
                manual ? "manual" : "auto",
                limits.drainSeconds(),
                limits.stopSeconds()));
    OperationWarnings.of(upgrade).forEach(out::println);
    out.printf(
        "Upgrading %s%s in %s to %s%n",
        role == null ? "" : role + " of ",
        service,
        slot,
        uploaded.map(PackageView::version).orElse("another configuration"));
    out.flush();
    return upgrade;
  }
}
