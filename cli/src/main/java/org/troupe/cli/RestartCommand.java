package org.troupe.cli;

import picocli.CommandLine.Command;

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

  @Override
  String done() {
    return "Restarted";
  }
}
