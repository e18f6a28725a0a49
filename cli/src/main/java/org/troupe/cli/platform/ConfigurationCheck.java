package org.troupe.cli.platform;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Asks the controller's own code whether it takes a configuration, before anything is started. So
 * its keys are listed in one place only, and a wrong one is told at once rather than by a
 * controller that does not come up.
 *
 * @param application {@code controller.war}
 */
record ConfigurationCheck(Path application) {

  private static final Logger LOG = System.getLogger(ConfigurationCheck.class.getName());
  private static final String JUDGE = "org.troupe.platform.ControllerConfig";
  private static final String LIBRARY = "WEB-INF/lib/management-ejb";

  /** Throws if the controller would not take it. */
  void check(ControllerConfiguration configuration) throws IOException {
    Path library = Files.createTempFile("troupe-controller", ".jar");
    try (ZipFile war = new ZipFile(application.toFile())) {
      ZipEntry entry =
          war.stream()
              .filter(each -> each.getName().startsWith(LIBRARY))
              .findFirst()
              .orElseThrow(() -> new IOException(application + " holds no " + LIBRARY));
      try (InputStream in = war.getInputStream(entry)) {
        Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
      }
      judge(library, configuration);
    } finally {
      Files.deleteIfExists(library);
    }
  }

  private static void judge(Path library, ControllerConfiguration configuration)
      throws IOException {
    URL[] classPath = {library.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      loader.loadClass(JUDGE).getMethod("of", Map.class).invoke(null, configuration.values());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw new PlatformException(
            refusal.getMessage(), "Give it anew with --set KEY=VALUE, or take it away with KEY=");
      }
      LOG.log(Level.WARNING, "configuration=unchecked", e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      // The controller itself will judge.
      LOG.log(Level.WARNING, "configuration=unchecked", e);
    }
  }
}
