package org.troupe.adapter;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What the host says of the instance that this process is: whether it stands by, and its name. */
final class Standby {

  private static final String RUN_DIRECTORY = "troupe.run";
  private static final String FILE = "agent.properties";

  private Standby() {}

  /**
   * Reads what the host wrote for the agent, which comes up after the adapter.
   *
   * @throws IOException if it cannot be read: a standby that takes messages would be wrong
   */
  static boolean ofThisProcess() throws IOException {
    String run = System.getProperty(RUN_DIRECTORY);
    return run != null && of(Path.of(run));
  }

  static boolean of(Path runDirectory) throws IOException {
    return Boolean.parseBoolean(properties(runDirectory).getProperty("standby"));
  }

  /** Which instance this process is, such as {@code worker_IN_0}; empty if nobody says. */
  static String instanceOfThisProcess() throws IOException {
    String run = System.getProperty(RUN_DIRECTORY);
    return run == null ? "" : properties(Path.of(run)).getProperty("instance", "");
  }

  private static Properties properties(Path runDirectory) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(runDirectory.resolve(FILE))) {
      properties.load(reader);
    }
    return properties;
  }
}
