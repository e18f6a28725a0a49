package org.troupe.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Commands that the help of {@code troupe} shows together.
 *
 * @param title what they are about
 * @param commands their names, in order
 */
record CommandGroup(String title, List<String> commands) {

  private static final List<CommandGroup> ALL =
      List.of(
          of("The platform", "up", "down", "status"),
          of(
              "Cloud services",
              "pack",
              "deploy",
              "swap",
              "upgrade",
              "scale",
              "stop",
              "start",
              "delete"),
          of("Role instances", "restart", "reimage", "rebuild", "logs"),
          of("Messages and jobs", "queues", "producer", "jobs"),
          of("This command", "login", "contexts", "completion"));

  private static final int INDENT = 2;
  private static final int NAMES = 14;

  private static CommandGroup of(String title, String... commands) {
    return new CommandGroup(title, List.of(commands));
  }

  /** Lets the help of the whole command show its commands in groups. */
  static void showIn(CommandLine commandLine) {
    commandLine
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
    commandLine
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandGroup::text);
  }

  /** The commands that are in none, and so at the end of the help. */
  static List<String> without(Map<String, ?> commands) {
    List<String> left = new ArrayList<>(commands.keySet());
    ALL.forEach(group -> left.removeAll(group.commands));
    return left;
  }

  private static String text(Help help) {
    StringBuilder text = new StringBuilder();
    for (CommandGroup group : ALL) {
      text.append(text(group.title, group.commands, help));
    }
    List<String> others = without(help.subcommands());
    return others.isEmpty() ? text.toString() : text + text("Others", others, help);
  }

  private static String text(String title, List<String> commands, Help help) {
    int width = help.commandSpec().usageMessage().width();
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(NAMES, INDENT, Column.Overflow.SPAN),
            new Column(width - NAMES, INDENT, Column.Overflow.WRAP));
    commands.stream()
        .filter(help.subcommands()::containsKey)
        .forEach(
            name ->
                table.addRowValues(
                    help.colorScheme().commandText(name),
                    help.colorScheme().text(brief(help.subcommands().get(name).commandSpec()))));
    return "%n%s:%n%s".formatted(title, table);
  }

  /** What a command does, from its description, as short as it can be. */
  static String brief(CommandSpec command) {
    String first = Stream.of(command.usageMessage().description()).findFirst().orElse("");
    return first.split("\\. |[;:]( |$)", 2)[0].replaceFirst("(?<!\\.)\\.$", "");
  }
}
