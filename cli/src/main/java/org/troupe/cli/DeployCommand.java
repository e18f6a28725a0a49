package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.progress.Progress;
import org.troupe.wire.DeployRequest;
import org.troupe.wire.OperationStepView;
import org.troupe.wire.OperationView;
import org.troupe.wire.PackageView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a package with a configuration into one of a cloud service's slots.",
      "The service comes to be with its first deployment. A slot that is taken must be emptied"
          + " first (troupe delete), or swapped."
    },
    footer = {
      "",
      "Example:",
      "  troupe deploy shop --package shop-2.cspkg --config shop.cscfg --slot staging"
    })
final class DeployCommand implements Callable<Integer> {

  @Mixin private PlatformChoice choice;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SERVICE", description = "The cloud service.")
  private String service;

  @Option(
      names = "--package",
      required = true,
      paramLabel = "FILE",
      description = "The package, a .cspkg; troupe pack makes one.")
  private Path packageFile;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The configuration, a .cscfg: instance counts and settings.")
  private Path configuration;

  @Option(
      names = "--slot",
      defaultValue = "staging",
      paramLabel = "SLOT",
      description = "staging (the default) or production.")
  private Slot slot;

  @Option(
      names = "--wait",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Wait until every instance is ready (the default), or only start it.")
  private boolean wait;

  @Override
  public Integer call() throws IOException {
    AdminClient client = choice.client();
    PrintWriter out = spec.commandLine().getOut();
    String text = read(configuration);
    if (!Files.isReadable(packageFile)) {
      throw new FailedException("there is no package " + packageFile, "troupe pack makes one");
    }
    PackageView uploaded = client.upload(packageFile);
    OperationView operation =
        client.deploy(service, slot.name(), new DeployRequest(uploaded.id(), text));
    warnings(operation).forEach(out::println);
    out.printf("Deploying %s %s to %s%n", service, uploaded.version(), slot);
    out.flush();
    if (wait) {
      try (Progress progress = Progress.on(out)) {
        new OperationFollow(client, progress).toItsEnd(operation);
      }
      out.println("Deployed. " + slot.of(client.service(service)).address());
    } else {
      out.println("troupe status shows how it comes along.");
    }
    out.flush();
    return 0;
  }

  /** What in the package or the configuration has no effect, as it stands on the record. */
  private static Stream<String> warnings(OperationView operation) {
    return operation.steps().stream().map(OperationStepView::text).filter(DeployCommand::isWarning);
  }

  private static boolean isWarning(String step) {
    return step.startsWith("warning: ");
  }

  private static String read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new FailedException("there is no configuration " + file, "");
    }
    return Files.readString(file);
  }
}
