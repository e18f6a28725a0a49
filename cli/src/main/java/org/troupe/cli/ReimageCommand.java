package org.troupe.cli;

import picocli.CommandLine.Command;

@Command(
    name = "reimage",
    mixinStandardHelpOptions = true,
    description = {
      "Ends instances in order and starts them with their files made anew from the package. Local"
          + " storage stays where the definition keeps it (cleanOnRoleRecycle=\"false\")."
    },
    footer = {"", "Examples:", "  troupe reimage shop web_IN_1", "  troupe reimage shop"})
final class ReimageCommand extends RenewalCommand {

  @Override
  String done() {
    return "Reimaged";
  }
}
