package org.troupe.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.platform.AdminToken;
import org.troupe.cli.platform.DataDirectory;
import org.troupe.cli.platform.PlatformSettings;
import picocli.CommandLine.Option;

/** Options that say which platform a command is for: one on this machine, or one by address. */
final class PlatformChoice {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The platform's data directory on this machine. Default: ~/.troupe")
  private Path data;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The address of a platform's console, such as http://127.0.0.1:9090/. The token is then"
              + " taken from the environment variable TROUPE_TOKEN.")
  private URI url;

  DataDirectory directory() {
    return new DataDirectory(data == null ? DataDirectory.byDefault() : data);
  }

  AdminClient client() throws IOException {
    if (url != null) {
      return new AdminClient(url, tokenFromEnvironment());
    }
    DataDirectory directory = directory();
    if (!Files.exists(directory.settings())) {
      throw new FailedException(
          "there is no platform in " + directory.root(),
          "Start one with troupe up, or say where it is with --data or --url");
    }
    PlatformSettings settings = PlatformSettings.read(directory.settings());
    AdminToken token = AdminToken.read(directory.adminToken());
    return new AdminClient(settings.consoleAddresses(), token.text());
  }

  private static String tokenFromEnvironment() {
    String token = System.getenv("TROUPE_TOKEN");
    if (token == null || token.isBlank()) {
      throw new FailedException(
          "--url needs a token", "Put it into the environment variable TROUPE_TOKEN");
    }
    return token.strip();
  }
}
