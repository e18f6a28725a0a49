package org.troupe.cli;

import org.troupe.cli.platform.DataDirectory;

/** The option that names a data directory, where a command shown to the user needs it. */
final class DataOption {

  private DataOption() {}

  /** With a space before it, or nothing for the directory that is meant without it. */
  static String of(DataDirectory data) {
    DataDirectory otherwise = new DataDirectory(DataDirectory.byDefault());
    return data.equals(otherwise) ? "" : " --data " + data.root();
  }
}
