package org.troupe.queue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import org.troupe.platform.ControllerConfig;

/** The controller's configuration in integration tests, which knows the real neighbours. */
final class ItConfiguration {

  private ItConfiguration() {}

  static ControllerConfig read() {
    Properties properties = new Properties();
    Path file = Path.of(System.getProperty("troupe.it.directory"), "controller.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ControllerConfig.of(
        properties.stringPropertyNames().stream()
            .collect(Collectors.toMap(key -> key, properties::getProperty)));
  }
}
