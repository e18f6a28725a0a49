package org.troupe.agent;

import java.io.IOException;
import java.io.Reader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The role's configuration as system properties, where MicroProfile Config finds it. The host
 * replaces the file when something changes; what is no longer in it is no longer set. A property
 * that the JVM had before is never touched.
 */
final class LiveConfiguration implements Runnable {

  static final String FILE = "configuration.properties";

  private static final Logger LOG = System.getLogger(LiveConfiguration.class.getName());

  private final Path file;
  private final Properties target;
  private final Set<String> foreign;
  private Set<String> own = Set.of();
  private Object stamp;

  /**
   * Begins with nothing set.
   *
   * @param file the configuration, which need not exist
   * @param target where to set it, the system's properties
   */
  LiveConfiguration(Path file, Properties target) {
    this.file = file;
    this.target = target;
    this.foreign = Set.copyOf(target.stringPropertyNames());
  }

  /** Looks whether the file was replaced, and puts it in force if so. Called again and again. */
  @Override
  public synchronized void run() {
    try {
      Object current = stampOfFile();
      if (!current.equals(stamp)) {
        apply(read());
        stamp = current;
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "configuration stays as it was, cannot read " + file, e);
    }
  }

  /**
   * What differs from the environment that the process was started with, under the names it has
   * there.
   */
  synchronized Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    for (String name : own) {
      String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
      String value = target.getProperty(name);
      if (value != null && System.getenv(variable) != null) {
        environment.put(variable, value);
      }
    }
    return environment;
  }

  private void apply(Properties next) {
    Set<String> names = new HashSet<>(next.stringPropertyNames());
    names.removeAll(foreign);
    for (String name : names) {
      target.setProperty(name, next.getProperty(name));
    }
    for (String gone : own) {
      if (!names.contains(gone)) {
        target.remove(gone);
      }
    }
    if (stamp != null) {
      LOG.log(Level.INFO, "configuration was changed from outside, {0} properties", names.size());
    }
    own = names;
  }

  private Properties read() throws IOException {
    Properties read = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        read.load(reader);
      }
    }
    return read;
  }

  /** The host moves a new file into place, so it is another file, whatever its time and size. */
  private Object stampOfFile() throws IOException {
    if (!Files.exists(file)) {
      return "none";
    }
    var attributes = Files.readAttributes(file, "unix:ino,ctime,size");
    return attributes;
  }
}
