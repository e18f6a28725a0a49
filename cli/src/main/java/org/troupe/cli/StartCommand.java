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
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Starts the instances in a slot that was stopped with troupe stop.",
    footer = {"", "Example:", "  troupe start shop --slot staging"})
final class StartCommand implements Callable<Integer> {

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

  @Override
  public Integer call() throws IOException {
    AdminClient client = choice.client();
    PrintWriter out = spec.commandLine().getOut();
    wait.show(client, out, client.start(service, slot.name()))
        .ifPresent(done -> out.println("Started. " + slot.of(client.service(service)).address()));
    out.flush();
    return 0;
  }
}
