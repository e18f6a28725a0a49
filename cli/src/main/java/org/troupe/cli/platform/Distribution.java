package org.troupe.cli.platform;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Troupe as it is installed: {@code bin/ lib/ runtime/ apps/ samples/}.
 *
 * @param home its directory
 */
public record Distribution(Path home) {

  /** The one that this very class was loaded from. */
  public static Distribution running() {
    try {
      Path jar =
          Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      // home/lib/cli/cli.jar
      Path home = jar.getParent().getParent().getParent();
      if (!Files.isDirectory(home.resolve("apps"))) {
        throw new PlatformException(
            home + " is no Troupe distribution: it has no apps directory",
            "Start Troupe with its bin/troupe");
      }
      return new Distribution(home);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The class path of a component, for {@code java -cp}. */
  String classPath(String component) {
    return home.resolve("lib").resolve(component) + "/*";
  }

  public Path payaraMicro() {
    return home.resolve("runtime").resolve("payara-micro.jar");
  }

  Path apps() {
    return home.resolve("apps");
  }

  /** PostgreSQL's JDBC driver. */
  Path driver() {
    Path directory = home.resolve("lib").resolve("driver");
    try (var jars = Files.newDirectoryStream(directory, "postgresql-*.jar")) {
      for (Path jar : jars) {
        return jar;
      }
    } catch (IOException e) {
      throw new PlatformException(directory + " cannot be read", "", e);
    }
    throw new PlatformException(directory + " holds no driver", "Install Troupe once more");
  }

  /** A file of the sample cloud services, if they came along. */
  public Optional<Path> sample(String name) {
    return Optional.of(home.resolve("samples").resolve(name)).filter(Files::exists);
  }
}
