package org.troupe.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "restart",
    mixinStandardHelpOptions = true,
    description = {
      "Ends instances in order and starts them again; all their files stay.",
      "An instance that hangs is restarted by itself, after a minute or as t:Health says; what it"
          + " was doing is kept for you to look at."
    },
    footer = {
      "",
      "Examples:",
      "  troupe restart shop web_IN_1",
      "  troupe restart shop --slot staging"
    })
final class RestartCommand extends RenewalCommand {

  @Option(
      names = "--slot",
      defaultValue = "production",
      paramLabel = "SLOT",
      description = "production (the default) or staging.")
  private Slot slot;

  @Override
  Slot slot() {
    return slot;
  }

  @Override
  String done() {
    return "Restarted";
  }
}
