package org.troupe.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, made from the commands that there are; picocli knows bash and zsh only. */
final class FishCompletion {

  private static final String FILE = "FILE|DIR";

  private final CommandLine root;
  private final StringBuilder script = new StringBuilder();

  FishCompletion(CommandLine root) {
    this.root = root;
  }

  String script() {
    String name = root.getCommandName();
    script.append("# Made by: ").append(name).append(" completion fish\n");
    script.append("complete -c ").append(name).append(" -f\n");
    commands(root, "__fish_use_subcommand");
    sorted(root)
        .forEach(
            (command, line) -> {
              String inCommand = "__fish_seen_subcommand_from " + command;
              commands(line, inCommand + unless(line));
              line.getCommandSpec().options().forEach(option -> option(option, inCommand));
              line.getCommandSpec()
                  .positionalParameters()
                  .forEach(parameter -> values(parameter, inCommand));
              sorted(line)
                  .forEach(
                      (below, lineBelow) ->
                          lineBelow
                              .getCommandSpec()
                              .options()
                              .forEach(
                                  option ->
                                      option(
                                          option,
                                          inCommand
                                              + "; and __fish_seen_subcommand_from "
                                              + below)));
            });
    return script.toString();
  }

  private static Map<String, CommandLine> sorted(CommandLine line) {
    return new TreeMap<>(line.getSubcommands());
  }

  /** Once one of its own commands is there, none is offered any more. */
  private static String unless(CommandLine line) {
    return line.getSubcommands().isEmpty()
        ? ""
        : "; and not __fish_seen_subcommand_from " + String.join(" ", sorted(line).keySet());
  }

  private void commands(CommandLine line, String condition) {
    sorted(line)
        .forEach(
            (name, below) ->
                add(condition, "-a " + name, CommandGroup.brief(below.getCommandSpec())));
  }

  private void option(OptionSpec option, String condition) {
    if (option.hidden()) {
      return;
    }
    List<String> parts = new ArrayList<>();
    for (String name : option.names()) {
      parts.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
    }
    if (option.arity().max() > 0 && !isSwitch(option)) {
      parts.add(isFile(option) ? "-r -F" : "-x" + choices(option));
    }
    add(condition, String.join(" ", parts), option.description());
  }

  private void values(ArgSpec parameter, String condition) {
    String choices = choices(parameter);
    if (!choices.isEmpty()) {
      add(condition, choices.strip(), parameter.description());
    } else if (isFile(parameter)) {
      add(condition, "-F", parameter.description());
    }
  }

  private static boolean isSwitch(ArgSpec option) {
    return option.type() == boolean.class || option.type() == Boolean.class;
  }

  private static boolean isFile(ArgSpec argument) {
    return argument.paramLabel().matches(FILE);
  }

  /** What it may be, if that is one of some words. */
  private static String choices(ArgSpec argument) {
    Object[] words = argument.type().getEnumConstants();
    if (words == null) {
      return "";
    }
    List<String> names = new ArrayList<>();
    for (Object word : words) {
      names.add(word.toString());
    }
    return " -a '" + String.join(" ", names) + "'";
  }

  private void add(String condition, String what, String... description) {
    script
        .append("complete -c ")
        .append(root.getCommandName())
        .append(" -n '")
        .append(condition)
        .append("' ")
        .append(what)
        .append(" -d '")
        .append(quoted(description.length == 0 ? "" : description[0]))
        .append("'\n");
  }

  /** The first sentence; in single quotes fish knows an escaped quote and backslash only. */
  private static String quoted(String description) {
    int end = description.indexOf(". ");
    String sentence = end < 0 ? description : description.substring(0, end);
    return sentence.replaceFirst("[.:]$", "").replace("\\", "\\\\").replace("'", "\\'");
  }
}
