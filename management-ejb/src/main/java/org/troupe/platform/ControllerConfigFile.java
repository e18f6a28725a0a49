package org.troupe.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Finds the controller's configuration: the file that the environment variable {@code
 * TROUPE_CONTROLLER_CONFIG} or the system property {@code troupe.controller.config} names.
 */
@ApplicationScoped
class ControllerConfigFile {

  private static final String VARIABLE = "TROUPE_CONTROLLER_CONFIG";
  private static final String PROPERTY = "troupe.controller.config";

  @Produces
  @Singleton
  ControllerConfig config() {
    String file = System.getProperty(PROPERTY, System.getenv(VARIABLE));
    if (file == null) {
      throw new IllegalStateException(
          "neither " + VARIABLE + " nor -D" + PROPERTY + " names the controller's configuration");
    }
    return ControllerConfig.of(read(Path.of(file)));
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("controller configuration " + file + " cannot be read", e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, properties::getProperty));
  }
}
