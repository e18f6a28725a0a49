package org.troupe.servicepackage;

import java.util.Locale;

/** What can be deployed, by its file name. */
final class Archives {

  private static final String WAR = ".war";
  private static final String JAR = ".jar";

  private Archives() {}

  static boolean isWar(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(WAR);
  }

  static boolean isArchive(String fileName) {
    return isWar(fileName) || fileName.toLowerCase(Locale.ROOT).endsWith(JAR);
  }

  /** The file name without its extension. */
  static String baseName(String fileName) {
    return fileName.substring(0, fileName.length() - WAR.length());
  }
}
