package org.troupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts for shells; bash is there to try its own. */
class CompletionTest {

  @TempDir private Path directory;
  private TroupeBed bed;

  @BeforeEach
  void start() throws IOException {
    bed = new TroupeBed(directory);
  }

  @AfterEach
  void stop() {
    bed.close();
  }

  @Test
  void bash_completes_commands() throws Exception {
    assertThat(bed.runAsIs("completion", "bash")).isZero();
    Path script = Files.writeString(directory.resolve("completion"), bed.out().toString());

    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source "
                    + script
                    + "; COMP_WORDS=(troupe st); COMP_CWORD=1; _complete_troupe;"
                    + " printf '%s\\n' \"${COMPREPLY[@]}\"")
            .redirectErrorStream(true)
            .start();

    assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n"))
        .containsExactlyInAnyOrder("start", "status", "stop");
  }

  @Test
  void zsh_is_told_to_understand_it() {
    assertThat(bed.runAsIs("completion", "zsh")).isZero();
    assertThat(bed.out().toString()).contains("bashcompinit");
  }

  @Test
  void fish_is_told_of_commands_options_and_words() {
    assertThat(bed.runAsIs("completion", "fish")).isZero();
    assertThat(bed.out().toString().lines())
        .allMatch(line -> line.startsWith("#") || line.startsWith("complete -c troupe "))
        .contains(
            "complete -c troupe -n '__fish_use_subcommand' -a start -d 'Starts the instances in a"
                + " slot that was stopped with troupe stop'")
        .contains(
            "complete -c troupe -n '__fish_seen_subcommand_from deploy' -l slot -x -a 'production"
                + " staging' -d 'staging (the default) or production'")
        .contains(
            "complete -c troupe -n '__fish_seen_subcommand_from deploy' -l package -r -F -d 'The"
                + " package, a .cspkg; troupe pack makes one'")
        .contains(
            "complete -c troupe -n '__fish_seen_subcommand_from contexts; and not"
                + " __fish_seen_subcommand_from remove use' -a use -d 'Takes a context into use'");
  }
}
