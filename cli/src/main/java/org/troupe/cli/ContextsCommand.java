package org.troupe.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.troupe.cli.client.Json;
import org.troupe.cli.context.Context;
import org.troupe.cli.context.Contexts;
import org.troupe.cli.platform.DataDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "contexts",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the platforms that troupe login has made known, with the one in use; never their"
          + " tokens.",
      "local is the platform on this machine, in the data directory ~/.troupe."
    },
    footer = {
      "",
      "Examples:",
      "  troupe contexts",
      "  troupe contexts use local",
      "  troupe status --context staging-site     another one, for this command only"
    },
    subcommands = {ContextsCommand.Use.class, ContextsCommand.Remove.class})
final class ContextsCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  @Mixin private OutputOption output;
  @Spec private CommandSpec spec;

  ContextsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Contexts contexts = Contexts.of(surroundings.environment());
    Optional<String> inUse = contexts.inUse().map(Context::name);
    List<Line> lines =
        Stream.concat(
                Stream.of(
                    new Line(
                        Contexts.LOCAL, DataDirectory.byDefault().toString(), inUse.isEmpty())),
                contexts.all().stream()
                    .map(
                        known ->
                            new Line(
                                known.name(),
                                known.address().toString(),
                                inUse.equals(Optional.of(known.name())))))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    output.print(
        out,
        () -> Json.MAPPER.valueToTree(lines),
        () -> lines.stream().map(Line::name),
        () -> print(out, lines));
    out.flush();
    return 0;
  }

  private void print(PrintWriter out, List<Line> lines) {
    lines.forEach(
        line -> out.printf("%s %-20s %s%n", line.inUse() ? "*" : " ", line.name(), line.place()));
    String address = surroundings.variable("TROUPE_URL");
    if (!address.isEmpty()) {
      out.println("TROUPE_URL is set and comes before the one in use: " + address);
    }
  }

  private record Line(String name, @JsonProperty("url") String place, boolean inUse) {}

  @Command(
      name = "use",
      mixinStandardHelpOptions = true,
      description = "Takes a context into use.",
      footer = {"", "Example:", "  troupe contexts use local"})
  static final class Use implements Callable<Integer> {

    private final Surroundings surroundings;
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The context, or local.")
    private String name;

    Use(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
      Contexts.of(surroundings.environment()).use(name);
      PrintWriter out = spec.commandLine().getOut();
      out.printf("Context %s is in use.%n", name);
      out.flush();
      return 0;
    }
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description =
          "Forgets a context and its token. The platform goes on accepting the token until it is"
              + " revoked there.",
      footer = {"", "Example:", "  troupe contexts remove tunnel"})
  static final class Remove implements Callable<Integer> {

    private final Surroundings surroundings;
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The context.")
    private String name;

    Remove(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
      Contexts.of(surroundings.environment()).remove(name);
      PrintWriter out = spec.commandLine().getOut();
      out.printf("Context %s is forgotten.%n", name);
      out.flush();
      return 0;
    }
  }
}
