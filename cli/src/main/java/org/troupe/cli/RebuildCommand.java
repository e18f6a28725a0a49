package org.troupe.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = {
      "Ends instances in order and starts them as if they were new: all their local storage is"
          + " emptied, also what the definition keeps. That cannot be undone."
    },
    footer = {"", "Examples:", "  troupe rebuild shop worker_IN_0 --slot staging"})
final class RebuildCommand extends RenewalCommand {

  @Option(
      names = "--slot",
      required = true,
      paramLabel = "SLOT",
      description = "staging or production; without a default, for it cannot be undone.")
  private Slot slot;

  @Override
  Slot slot() {
    return slot;
  }

  @Override
  String done() {
    return "Rebuilt";
  }
}
