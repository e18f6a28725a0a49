package org.troupe.cli.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Troupe's version, as the build wrote it down. */
public final class TroupeVersion {

  private TroupeVersion() {}

  /** Such as {@code 0.1.0}. */
  public static String text() {
    Properties build = new Properties();
    try (InputStream in =
        TroupeVersion.class.getResourceAsStream("/org/troupe/cli/build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version");
  }
}
