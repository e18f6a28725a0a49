package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "swap",
    mixinStandardHelpOptions = true,
    description = {
      "Lets production and staging change places in one step; no request fails. Swapping once more"
          + " rolls back.",
      "With an empty production, staging is promoted."
    })
final class SwapCommand implements Callable<Integer> {

  @Mixin private PlatformChoice choice;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SERVICE", description = "The cloud service.")
  private String service;

  @Override
  public Integer call() throws IOException {
    AdminClient client = choice.client();
    PrintWriter out = spec.commandLine().getOut();
    try (Progress progress = Progress.on(out)) {
      new OperationFollow(client, progress).toItsEnd(client.swap(service));
    }
    var production = Slot.production.of(client.service(service));
    out.printf(
        "Swapped. Production is version %s now: %s%n",
        production.deployment() == null ? "?" : production.deployment().version(),
        production.address());
    out.flush();
    return 0;
  }
}
