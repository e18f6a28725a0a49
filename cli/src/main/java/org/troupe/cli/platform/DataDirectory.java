package org.troupe.cli.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The one directory that holds all of a platform's state. Only its owner may look into it.
 *
 * @param root its absolute path
 */
public record DataDirectory(Path root) {

  public DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** {@code ~/.troupe}. */
  public static Path byDefault() {
    return Path.of(System.getProperty("user.home"), ".troupe");
  }

  /** Makes it and the directories in it that are missing. */
  public void create() throws IOException {
    makePrivate(root);
    for (String name :
        new String[] {"run", "logs", "database", "broker", "gateway", "controller"}) {
      makePrivate(root.resolve(name));
    }
  }

  /** The administrator's token, readable by its owner only. */
  public Path adminToken() {
    return root.resolve("admin.token");
  }

  public Path lock() {
    return root.resolve("up.lock");
  }

  public Path settings() {
    return root.resolve("platform.properties");
  }

  /** Where the process of a component is recorded. */
  public Path record(String component) {
    return root.resolve("run").resolve(component + ".json");
  }

  public Path log(String component) {
    return root.resolve("logs").resolve(component + ".log");
  }

  public Path database() {
    return root.resolve("database");
  }

  public Path broker() {
    return root.resolve("broker");
  }

  /**
   * Where a gateway remembers its routes.
   *
   * @param number from 1 on
   */
  Path routes(int number) {
    return root.resolve("gateway").resolve(number == 1 ? "routes.json" : "routes-2.json");
  }

  /** The files of a controller, by its name. */
  Path controller(String component) {
    return root.resolve(component);
  }

  public Path runtimes() {
    return root.resolve("runtime");
  }

  public Path instances() {
    return root.resolve("instances");
  }

  static void makePrivate(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectories(directory.getParent());
    Files.createDirectory(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
