package org.troupe.cli;

import picocli.CommandLine.Command;

@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = {
      "Ends instances in order and starts them as if they were new: all their local storage is"
          + " emptied, also what the definition keeps. That cannot be undone."
    },
    footer = {"", "Examples:", "  troupe rebuild shop worker_IN_0"})
final class RebuildCommand extends RenewalCommand {

  @Override
  String done() {
    return "Rebuilt";
  }
}
