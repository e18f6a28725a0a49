package org.troupe.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.context.ConsoleAddress;
import org.troupe.cli.context.Context;
import org.troupe.cli.context.Contexts;
import org.troupe.cli.context.OwnersFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a platform elsewhere known, and takes it into use: commands that name no other platform"
          + " are for it from then on.",
      "The platform is asked whether it accepts the token; then the token is kept in"
          + " ~/.config/troupe/contexts.json, which only you may read. troupe contexts lists what is"
          + " known, and goes back to the platform on this machine."
    },
    footer = {
      "",
      "Examples:",
      "  troupe login https://troupe.example.org:9090/           asks for the token",
      "  troupe login http://127.0.0.1:9091/ --name tunnel --token-file ./admin.token",
      "  printenv DEPLOY_TOKEN | troupe login https://troupe.example.org:9090/ --name ci"
    })
final class LoginCommand implements Callable<Integer> {

  private static final int LONGEST_TOKEN = 8_192;

  private final Surroundings surroundings;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "URL",
      description = "The address of the platform's console, such as https://host:9090/.")
  private URI url;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call it here. Default: the address's host.")
  private String name;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "A file with the token, readable by its owner only. Default: standard input; a terminal is"
              + " asked.")
  private Path tokenFile;

  @Option(
      names = "--insecure-http",
      description =
          "Send the token over a network in clear text, here and whenever this context is used.")
  private boolean insecureHttp;

  LoginCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    URI address = ConsoleAddress.checked(url, insecureHttp);
    Context fresh =
        new Context(name == null ? address.getHost() : name, address, token(), insecureHttp);
    String version = new AdminClient(address, fresh.token()).platform().version();
    Contexts.of(surroundings.environment()).add(fresh);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Logged in to Troupe %s at %s.%n", version, address);
    out.printf(
        "Context %s is in use; troupe contexts use %s goes back to this machine.%n",
        fresh.name(), Contexts.LOCAL);
    out.flush();
    return 0;
  }

  private String token() throws IOException {
    if (tokenFile != null) {
      return OwnersFile.token(tokenFile);
    }
    Optional<Console> terminal = terminal();
    if (terminal.isPresent()) {
      char[] typed = terminal.get().readPassword("Token: ");
      return OwnersFile.token(typed == null ? "" : new String(typed), "what was typed");
    }
    byte[] given = surroundings.in().readNBytes(LONGEST_TOKEN);
    return OwnersFile.token(new String(given, StandardCharsets.UTF_8), "standard input");
  }

  /** Only {@code bin/troupe} can tell whether standard input is one; Java's answer has changed. */
  private Optional<Console> terminal() {
    return surroundings.variable("TROUPE_ASKS").isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(System.console());
  }
}
