package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.troupe.cli.client.AdminClient;
import org.troupe.wire.DeployRequest;
import org.troupe.wire.OperationView;
import org.troupe.wire.PackageView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      "  troupe deploy shop --package shop-2.cspkg --config shop.cscfg --slot staging --no-wait",
      "",
      "What runs already is changed in place by troupe upgrade."
    })
final class DeployCommand implements Callable<Integer> {

  @Mixin private PlatformChoice choice;
  @Mixin private WaitOption wait;
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
      names = "--auto-swap",
      description = "Swap it into production by itself once every instance is ready.")
  private boolean autoSwap;

  @Override
  public Integer call() throws IOException {
    AdminClient client = choice.client();
    PrintWriter out = spec.commandLine().getOut();
    checkAutoSwap();
    String text = GivenFiles.configuration(configuration);
    PackageView uploaded = GivenFiles.upload(client, packageFile);
    OperationView operation =
        client.deploy(
            service,
            slot.name(),
            new DeployRequest(uploaded.id(), text, autoSwap ? Boolean.TRUE : null));
    OperationWarnings.of(operation).forEach(out::println);
    out.printf("Deploying %s %s to %s%n", service, uploaded.version(), slot);
    out.flush();
    wait.show(client, out, operation).ifPresent(deployed -> done(client, out, deployed));
    out.flush();
    return 0;
  }

  private void done(AdminClient client, PrintWriter out, OperationView deployed) {
    out.println("Deployed. " + slot.of(client.service(service)).address());
    if (autoSwap) {
      swap(client, out, deployed);
    }
  }

  private void checkAutoSwap() {
    if (autoSwap && slot == Slot.production) {
      throw new ParameterException(
          spec.commandLine(),
          "--auto-swap is for staging: what is deployed to production is there already");
    }
  }

  private void swap(AdminClient client, PrintWriter out, OperationView deployed) {
    out.println("Swapping it into production");
    out.flush();
    OperationFollow.show(client, out, new AutomaticSwap(client).after(deployed));
    out.println(SwapText.swapped(client.service(service)));
  }
}
