package org.troupe.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The reference of the command line in {@code docs/cli.md}, made from its help. */
final class Reference {

  private final StringBuilder text = new StringBuilder();

  private Reference() {}

  static Path file() {
    return Path.of("..", "docs", "cli.md");
  }

  /** A command and all those below it, in the order of the help. */
  static Stream<CommandLine> withThoseBelow(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(Reference::withThoseBelow));
  }

  /** All of it; written to its file where that was asked for. */
  static String of(CommandLine root) {
    Reference reference = new Reference();
    reference.begin();
    withThoseBelow(root).forEach(reference::command);
    String text = reference.text.toString().replaceAll("\n{3,}", "\n\n");
    if ("write".equals(System.getProperty("troupe.reference"))) {
      try {
        Files.writeString(file(), text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text;
  }

  private void begin() {
    line("# The command line");
    line("");
    line("<!-- Made from the commands' own help. Do not edit: a test compares it, and says how to");
    line("     make it anew. -->");
    line("");
    line("`troupe COMMAND --help` says the same. What it does to a platform it does by the");
    line("[admin REST](rest.md).");
    line("");
    line("## Which platform a command is for");
    line("");
    line("The first of these that is there:");
    line("");
    line("1. `--data DIR`, `--url URL` or `--context NAME`, of which one may be given;");
    line("2. the environment variable `TROUPE_URL`;");
    line("3. the context in use, which `troupe login` and `troupe contexts use` choose;");
    line("4. the platform on this machine with its data in `~/.troupe`.");
    line("");
    line("A platform on this machine and a context bring their token along. For `--url` and");
    line("`TROUPE_URL` it is in the file that `--token-file` names or in the environment variable");
    line("`TROUPE_TOKEN`. Files with tokens must be readable by their owner only, and a token is");
    line("sent by plain `http` to this machine only, unless `--insecure-http` allows it.");
    line("");
    line("Contexts are kept in `$XDG_CONFIG_HOME/troupe/contexts.json`, or in");
    line("`~/.config/troupe/contexts.json`. A certificate must be one that Java trusts.");
    line("");
    line("## For scripts");
    line("");
    line("What lists or shows something has `--output` (`-o`): `json` is the answer of the REST");
    line(
        "as it is, `yaml` the same, `name` one name or id a line. Colours are for terminals only,");
    line("and not where `NO_COLOR` is set.");
    line("");
    line("| exit code | |");
    line("| --- | --- |");
    ExitCodes.meanings().forEach((code, meaning) -> line("| " + code + " | " + meaning + " |"));
  }

  private void command(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    Help help = new Help(spec, Help.defaultColorScheme(Ansi.OFF));
    line("");
    line("## " + spec.qualifiedName());
    line("");
    paragraphs(spec.usageMessage().description());
    line("```");
    line(help.synopsis(0).stripTrailing());
    line("```");
    arguments(spec);
    footer(spec.usageMessage().footer());
    line("");
    line("Exit codes: " + exitCodes(spec) + ".");
  }

  private void paragraphs(String[] description) {
    for (String paragraph : description) {
      if (paragraph.startsWith("  ")) {
        line("- " + plain(paragraph.strip().replaceAll(" {2,}", ": ")));
      } else if (!paragraph.isEmpty()) {
        line(plain(paragraph));
        line("");
      }
    }
    line("");
  }

  private void arguments(CommandSpec spec) {
    List<ArgSpec> arguments =
        Stream.concat(
                spec.positionalParameters().stream(),
                spec.options().stream()
                    .filter(option -> !isStandard(option) && !saysWhichPlatform(option)))
            .filter(argument -> !argument.hidden())
            .toList();
    boolean forPlatform = spec.options().stream().anyMatch(Reference::saysWhichPlatform);
    if (arguments.isEmpty() && !forPlatform) {
      return;
    }
    line("");
    line("| | |");
    line("| --- | --- |");
    arguments.forEach(
        argument ->
            line(
                "| `"
                    + cell(name(argument))
                    + "` | "
                    + (argument.required() && argument.isOption() && argument.group() == null
                        ? "Must be given. "
                        : "")
                    + cell(plain(String.join(" ", argument.description())))
                    + " |"));
    if (forPlatform) {
      line(
          "| `--data`, `--url`, `--token-file`, `--context`, `--insecure-http` | Which platform;"
              + " [see above](#which-platform-a-command-is-for). |");
    }
  }

  private static boolean saysWhichPlatform(OptionSpec option) {
    return option.userObject() instanceof Field field
        && field.getDeclaringClass() == PlatformChoice.class;
  }

  private static boolean isStandard(OptionSpec option) {
    return option.usageHelp() || option.versionHelp();
  }

  private static String name(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return argument.paramLabel();
    }
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 || option.type() == boolean.class
        ? names
        : names + " " + option.paramLabel();
  }

  private void footer(String[] lines) {
    String before = "";
    for (String footer : lines) {
      boolean code = footer.startsWith("  ");
      if (code != before.startsWith("  ")) {
        line(code ? "" : "```");
        line(code ? "```sh" : "");
      } else if (!code) {
        line("");
      }
      if (!footer.isEmpty()) {
        line(code ? footer.substring(2) : plain(footer));
      }
      before = footer;
    }
    if (before.startsWith("  ")) {
      line("```");
    }
  }

  private static String exitCodes(CommandSpec spec) {
    return spec.usageMessage().exitCodeList().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue().replaceFirst(";.*", ""))
        .collect(Collectors.joining(", "));
  }

  private static String plain(String text) {
    return text.replaceAll("@\\|\\w+ ([^|]*)\\|@", "`$1`");
  }

  private static String cell(String text) {
    return Arrays.stream(text.split("\\|", -1)).collect(Collectors.joining("\\|"));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
