package org.troupe.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "reimage",
    mixinStandardHelpOptions = true,
    description = {
      "Ends instances in order and starts them with their files made anew from the package. Local"
          + " storage stays where the definition keeps it (cleanOnRoleRecycle=\"false\")."
    },
    footer = {"", "Examples:", "  troupe reimage shop web_IN_1", "  troupe reimage shop"})
final class ReimageCommand extends RenewalCommand {

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
    return "Reimaged";
  }
}
