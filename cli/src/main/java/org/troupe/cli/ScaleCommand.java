package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.troupe.cli.client.AdminClient;
import org.troupe.wire.ScaleRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    description = "Changes how many instances of a role run. Roles that are not named keep theirs.",
    footer = {
      "",
      "Examples:",
      "  troupe scale shop web=5 worker=2",
      "  troupe scale shop web=2 --drain-limit 2m    those that leave may finish long requests"
    })
final class ScaleCommand implements Callable<Integer> {

  @Mixin private PlatformChoice choice;
  @Mixin private WaitOption wait;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SERVICE", description = "The cloud service.")
  private String service;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "ROLE=COUNT",
      description = "A role, and how many instances of it there should be.")
  private Map<String, Integer> counts;

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
    ScaleRequest request = new ScaleRequest(counts, limits.drainSeconds(), limits.stopSeconds());
    wait.show(client, out, client.scale(service, slot.name(), request))
        .ifPresent(done -> out.println("Scaled."));
    out.flush();
    return 0;
  }
}
