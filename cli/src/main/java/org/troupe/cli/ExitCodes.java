package org.troupe.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the exit codes mean; the same for all commands. */
final class ExitCodes {

  private ExitCodes() {}

  /** By code, in order. */
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put("0", "done");
    meanings.put("1", "failed or refused; the message says why, on standard error");
    meanings.put("2", "wrong usage; nothing was done");
    return meanings;
  }

  /** Lets the help of a command, and of those below it, end with them. */
  static void showIn(CommandLine commandLine) {
    UsageMessageSpec usage = commandLine.getCommandSpec().usageMessage();
    usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(meanings());
    commandLine.getSubcommands().values().forEach(ExitCodes::showIn);
  }
}
