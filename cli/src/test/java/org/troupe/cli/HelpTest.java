package org.troupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the command says of itself: help, completion, and the reference in {@code docs/cli.md}. */
class HelpTest {

  private static final CommandLine TROUPE = Troupe.commandLine();

  static Stream<CommandLine> all() {
    return Reference.withThoseBelow(TROUPE);
  }

  @Test
  void every_command_is_in_a_group() {
    assertThat(CommandGroup.without(TROUPE.getSubcommands()))
        .as("commands that CommandGroup does not name")
        .isEmpty();
    assertThat(TROUPE.getUsageMessage())
        .contains("The platform:\n  up ", "Cloud services:", "Messages and jobs:")
        .contains("  swap          Lets production and staging change places in one step\n")
        .contains("Examples:", "Exit codes:", "2   wrong usage");
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_command_has_an_example_and_exit_codes(CommandLine command) {
    String help = command.getUsageMessage();
    assertThat(help).containsPattern("Examples?:\n  .*troupe ").contains("Exit codes:\n");
    assertThat(help.lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void the_reference_is_current() {
    Path file = Reference.file();
    assertThat(file)
        .as(
            "docs/cli.md; make it anew with:"
                + " mvn -f cli/pom.xml test -Dtest=HelpTest -Dtroupe.reference=write")
        .hasContent(Reference.of(TROUPE));
  }
}
