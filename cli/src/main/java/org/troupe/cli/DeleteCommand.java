package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.troupe.cli.client.AdminClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = "Ends the deployment in a slot: its instances finish what they hold, and stop.",
    footer = {"", "Example:", "  troupe delete shop --slot staging"})
final class DeleteCommand implements Callable<Integer> {

  @Mixin private PlatformChoice choice;
  @Mixin private WaitOption wait;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SERVICE", description = "The cloud service.")
  private String service;

  @Option(
      names = "--slot",
      required = true,
      paramLabel = "SLOT",
      description = "staging or production; without a default, for it cannot be undone.")
  private Slot slot;

  @Mixin private LimitOptions limits;

  @Override
  public Integer call() throws IOException {
    AdminClient client = choice.client();
    PrintWriter out = spec.commandLine().getOut();
    wait.show(client, out, client.delete(service, slot.name(), limits.request()))
        .ifPresent(done -> out.printf("The %s slot of %s is empty.%n", slot, service));
    out.flush();
    return 0;
  }
}
