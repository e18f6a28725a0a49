package org.troupe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.troupe.cli.client.AdminClient;
import org.troupe.wire.PackageView;

/** The files of a cloud service that a command is given. */
final class GivenFiles {

  private GivenFiles() {}

  /** The text of a configuration. */
  static String configuration(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new FailedException("there is no configuration " + file, "");
    }
    return Files.readString(file);
  }

  /** Sends a package to the platform. */
  static PackageView upload(AdminClient client, Path file) {
    if (!Files.isReadable(file)) {
      throw new FailedException("there is no package " + file, "troupe pack makes one");
    }
    return client.upload(file);
  }
}
