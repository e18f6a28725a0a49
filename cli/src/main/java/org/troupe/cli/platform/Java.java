package org.troupe.cli.platform;

import java.nio.file.Path;

/** The Java that the platform runs on: the one that runs this. */
final class Java {

  static final String EXECUTABLE =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private Java() {}
}
