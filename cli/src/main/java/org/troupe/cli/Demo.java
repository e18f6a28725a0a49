package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.client.AdminException;
import org.troupe.cli.platform.Distribution;
import org.troupe.cli.platform.Platform;
import org.troupe.cli.progress.Progress;
import org.troupe.wire.DeployRequest;
import org.troupe.wire.OperationView;
import org.troupe.wire.PackageView;
import org.troupe.wire.ServiceView;
import org.troupe.wire.SlotView;
import org.troupe.wire.SwapRequest;

/**
 * Shows what Troupe is for, with the sample cloud service: version 1 through staging into
 * production, version 2 into staging, ready to be swapped.
 */
final class Demo {

  private static final String SERVICE = "thumbnails";

  private final Distribution distribution;
  private final Platform platform;
  private final PrintWriter out;
  private final AdminClient client;

  /** Looks whether the samples came along, so that this is known before anything starts. */
  Demo(Distribution distribution, Platform platform, PrintWriter out) {
    this.distribution = distribution;
    this.platform = platform;
    this.out = out;
    this.client = new AdminClient(platform.settings().consoleAddresses(), platform.token().text());
    sample("thumbnails-1.cspkg");
  }

  void show() throws IOException {
    if (isThere()) {
      tell("");
      tell(
          "The cloud service thumbnails is here already, from an earlier demo; it stays as it is.");
    } else {
      deploy("thumbnails-1.cspkg", "thumbnails.cscfg");
      tell("");
      tell("Swapping staging into production");
      follow(client.swap(SERVICE, new SwapRequest(null, null)));
      uploadPhotographs();
      deploy("thumbnails-2.cspkg", "thumbnails-staging.cscfg");
    }
    tellWhatToTry();
  }

  private boolean isThere() {
    try {
      client.service(SERVICE);
      return true;
    } catch (AdminException e) {
      if (e.isNotFound()) {
        return false;
      }
      throw e;
    }
  }

  private void deploy(String packageName, String configuration) throws IOException {
    PackageView uploaded = client.upload(sample(packageName));
    tell("");
    tell("Deploying " + SERVICE + " " + uploaded.version() + " to staging");
    DeployRequest request =
        new DeployRequest(uploaded.id(), Files.readString(sample(configuration)), null);
    follow(client.deploy(SERVICE, Slot.staging.name(), request));
  }

  private void follow(OperationView operation) {
    try (Progress progress = Progress.on(out)) {
      new OperationFollow(client, progress).toItsEnd(operation);
    }
  }

  /** So that the gallery is not empty at first sight. */
  private void uploadPhotographs() throws IOException {
    List<Path> photographs = photographs();
    if (photographs.isEmpty()) {
      return;
    }
    tell("Uploading " + photographs.size() + " photographs");
    SampleGallery gallery =
        new SampleGallery(
            platform.settings(), Slot.production.of(client.service(SERVICE)).address());
    for (Path photograph : photographs) {
      gallery.upload(photograph);
    }
  }

  private List<Path> photographs() throws IOException {
    var directory = distribution.sample("photos");
    if (directory.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory.get())) {
      return files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
  }

  private void tellWhatToTry() {
    ServiceView service = client.service(SERVICE);
    SlotView staging = Slot.staging.of(service);
    tell("");
    tell("Ready. What to try next:");
    tell("  the application  " + text(Slot.production.of(service)));
    tell("  its staging      " + text(staging));
    tell("  the console      " + platform.settings().consoleAddress());
    tell("  its token        in " + platform.data().adminToken());
    tell("");
    tell("In a second terminal:");
    tellCommand("status");
    if (staging.deployment() != null) {
      tellCommand("swap thumbnails");
    }
    tellCommand("scale thumbnails web=5");
    tellCommand("logs thumbnails web_IN_0 -f");
    tell("");
  }

  private void tellCommand(String command) {
    tell("  " + Invocation.name() + " " + command + DataOption.of(platform.data()));
  }

  private static String text(SlotView slot) {
    return slot.deployment() == null
        ? "(empty)"
        : slot.address() + "  (version " + slot.deployment().version() + ")";
  }

  private Path sample(String name) {
    return distribution
        .sample(name)
        .orElseThrow(
            () ->
                new FailedException(
                    "the demo's " + name + " is not in this distribution",
                    "Start without --demo, or build the distribution with its samples"));
  }

  private void tell(String text) {
    out.println(text);
    out.flush();
  }
}
