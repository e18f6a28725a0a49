package org.troupe.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Writes a script that lets a shell complete commands and options.",
    footer = {
      "",
      "Examples:",
      "  source <(troupe completion bash)              for this shell; in ~/.bashrc for all",
      "  source <(troupe completion zsh)               the same in ~/.zshrc",
      "  troupe completion fish > ~/.config/fish/completions/troupe.fish"
    })
final class CompletionCommand implements Callable<Integer> {

  /** Shells whose ways of completion are known. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
  private Shell shell;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (shell) {
          // It makes zsh understand bash's functions itself.
          case bash, zsh -> AutoComplete.bash(root.getCommandName(), root);
          case fish -> new FishCompletion(root).script();
        });
    out.flush();
    return 0;
  }
}
