package org.troupe.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.context.ConsoleAddress;
import org.troupe.cli.context.Context;
import org.troupe.cli.context.Contexts;
import org.troupe.cli.context.OwnersFile;
import org.troupe.cli.platform.AdminToken;
import org.troupe.cli.platform.DataDirectory;
import org.troupe.cli.platform.PlatformSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Options that say which platform a command is for. The first of these counts: {@code --data},
 * {@code --url} or {@code --context}; {@code TROUPE_URL}; the context in use; the data directory in
 * the home directory.
 */
final class PlatformChoice {

  private static final String TOKEN = "TROUPE_TOKEN";
  private static final String URL = "TROUPE_URL";

  private final Surroundings surroundings;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The platform's data directory on this machine. Default: ~/.troupe, unless TROUPE_URL is"
              + " set or a context is in use.")
  private Path data;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The address of a platform's console, such as http://127.0.0.1:9090/. The token is then"
              + " taken from --token-file or from the environment variable TROUPE_TOKEN.")
  private URI url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "With --url or TROUPE_URL: a file with the token, readable by its owner only.")
  private Path tokenFile;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description =
          "A platform that troupe login has made known, or local for the one on this machine.")
  private String context;

  @Option(
      names = "--insecure-http",
      description = "With --url or TROUPE_URL: send the token over a network in clear text.")
  private boolean insecureHttp;

  PlatformChoice(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  DataDirectory directory() {
    return new DataDirectory(data == null ? DataDirectory.byDefault() : data);
  }

  AdminClient client() throws IOException {
    Optional<Context> elsewhere = elsewhere();
    if (elsewhere.isEmpty()) {
      return onThisMachine();
    }
    Context there = elsewhere.get();
    return new AdminClient(
        ConsoleAddress.checked(there.address(), there.insecureHttp()), there.token());
  }

  /** Empty if the platform is meant that a data directory on this machine holds. */
  Optional<Context> elsewhere() throws IOException {
    checkUsage();
    if (url != null) {
      return Optional.of(byAddress(url, "--url"));
    }
    if (data != null) {
      return Optional.empty();
    }
    Contexts contexts = Contexts.of(surroundings.environment());
    if (context != null) {
      return contexts.named(context);
    }
    return surroundings.variable(URL).isEmpty()
        ? contexts.inUse()
        : Optional.of(byAddress(addressFromEnvironment(), URL));
  }

  private AdminClient onThisMachine() throws IOException {
    DataDirectory directory = directory();
    if (!Files.exists(directory.settings())) {
      throw new FailedException(
          "there is no platform in " + directory.root(),
          "Start one with troupe up, or say where it is with --data, --url or troupe login");
    }
    PlatformSettings settings = PlatformSettings.read(directory.settings());
    AdminToken token = AdminToken.read(directory.adminToken());
    return new AdminClient(settings.consoleAddresses(), token.text());
  }

  private void checkUsage() {
    if (Stream.of(data, url, context).filter(given -> given != null).count() > 1) {
      throw new ParameterException(
          command.commandLine(),
          "--data, --url and --context each say which platform is meant: give one of them");
    }
    boolean byAddress =
        url != null || (data == null && context == null && !surroundings.variable(URL).isEmpty());
    if (tokenFile != null && !byAddress) {
      throw new ParameterException(
          command.commandLine(), "--token-file needs --url: other platforms' tokens are known");
    }
  }

  private Context byAddress(URI address, String source) throws IOException {
    return new Context(source, address, token(source), insecureHttp);
  }

  private String token(String source) throws IOException {
    if (tokenFile != null) {
      return OwnersFile.token(tokenFile);
    }
    String token = surroundings.variable(TOKEN);
    if (token.isEmpty()) {
      throw new FailedException(
          source + " needs a token",
          "Put it into the environment variable " + TOKEN + ", or name its file with --token-file");
    }
    return OwnersFile.token(token, TOKEN);
  }

  private URI addressFromEnvironment() {
    try {
      return URI.create(surroundings.variable(URL));
    } catch (IllegalArgumentException e) {
      throw new FailedException(
          URL + " is no address: " + e.getMessage(), "It looks like https://host:9090/");
    }
  }
}
