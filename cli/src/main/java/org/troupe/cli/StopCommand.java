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
    name = "stop",
    mixinStandardHelpOptions = true,
    description = {
      "Stops the instances in a slot: they finish what they hold, and end. The deployment stays,"
          + " with its local storage and its queues; troupe start goes on with it.",
      "While it is stopped, its address answers 503 and messages wait in its queues."
    },
    footer = {"", "Example:", "  troupe stop shop --slot staging"})
final class StopCommand implements Callable<Integer> {

  @Mixin private PlatformChoice choice;
  @Mixin private WaitOption wait;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SERVICE", description = "The cloud service.")
  private String service;

  @Option(
      names = "--slot",
      defaultValue = "production",
      paramLabel = "SLOT",
      description = "production (the default) or staging.")
  private Slot slot;

  @Mixin private LimitOptions limits;

  @Override
  public Integer call() throws IOException {
    AdminClient client = choice.client();
    PrintWriter out = spec.commandLine().getOut();
    wait.show(client, out, client.stop(service, slot.name(), limits.request()))
        .ifPresent(
            done ->
                out.printf(
                    "Stopped. troupe start %s%s starts it again.%n",
                    service, slot == Slot.production ? "" : " --slot " + slot));
    out.flush();
    return 0;
  }
}
