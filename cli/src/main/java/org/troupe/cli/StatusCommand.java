package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.troupe.cli.client.AdminClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows the platform, its cloud services, and every role instance.")
final class StatusCommand implements Callable<Integer> {

  @Mixin private PlatformChoice choice;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    AdminClient client = choice.client();
    PrintWriter out = spec.commandLine().getOut();
    new StatusText(out, Clock.systemUTC()).print(client.platform(), client.services());
    out.flush();
    return 0;
  }
}
