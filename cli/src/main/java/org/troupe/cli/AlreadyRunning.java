package org.troupe.cli;

import java.io.IOException;
import java.nio.file.Files;
import org.troupe.cli.platform.DataDirectory;
import org.troupe.cli.platform.Platform;
import org.troupe.cli.platform.PlatformSettings;

/** What {@code up} says of a data directory whose platform runs. */
final class AlreadyRunning {

  private AlreadyRunning() {}

  static FailedException in(DataDirectory directory) throws IOException {
    String process =
        Platform.supervisorOf(directory).map(found -> " (process " + found.pid() + ")").orElse("");
    String addresses = "";
    if (Files.exists(directory.settings())) {
      PlatformSettings settings = PlatformSettings.read(directory.settings());
      addresses =
          "\n  services  "
              + settings.publicAddress()
              + "\n  console   "
              + settings.consoleAddress();
    }
    return new FailedException(
        "Troupe already runs in " + directory.root() + process + addresses,
        "troupe status shows what runs, troupe down stops it, --data starts another one elsewhere");
  }
}
