package org.troupe.instance.process;

import java.nio.file.Path;
import org.troupe.platform.Reserves;

/**
 * Where and with what instances run.
 *
 * @param dataDirectory the platform's data directory; instances lie in {@code instances/} of it
 * @param runtimeDirectory the runtime image, on the same file system if links are to be possible
 * @param appsDirectory directory with {@code web-role.war}, {@code worker-role.war}, {@code
 *     artemis.rar}
 * @param javaExecutable the {@code java} that the runtime image was made with
 * @param firstPort lowest port for instances
 * @param lastPort highest port for instances; keep below the ephemeral ports, which the system
 *     hands out to any outgoing connection
 * @param reserves what a dump must leave of the disk
 */
public record ProcessHostConfig(
    Path dataDirectory,
    Path runtimeDirectory,
    Path appsDirectory,
    Path javaExecutable,
    int firstPort,
    int lastPort,
    Reserves reserves) {

  static final int FIRST_PORT = 20_000;
  static final int LAST_PORT = 29_999;

  public ProcessHostConfig {
    if (firstPort < 1 || lastPort > 65_535 || firstPort > lastPort) {
      throw new IllegalArgumentException("no port range: " + firstPort + "-" + lastPort);
    }
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
    runtimeDirectory = runtimeDirectory.toAbsolutePath().normalize();
    appsDirectory = appsDirectory.toAbsolutePath().normalize();
  }

  /** With the ports 20000 to 29999 and the default reserves. */
  public ProcessHostConfig(
      Path dataDirectory, Path runtimeDirectory, Path appsDirectory, Path javaExecutable) {
    this(dataDirectory, runtimeDirectory, appsDirectory, javaExecutable, Reserves.bySize());
  }

  /** With the ports 20000 to 29999. */
  ProcessHostConfig(
      Path dataDirectory,
      Path runtimeDirectory,
      Path appsDirectory,
      Path javaExecutable,
      Reserves reserves) {
    this(
        dataDirectory,
        runtimeDirectory,
        appsDirectory,
        javaExecutable,
        FIRST_PORT,
        LAST_PORT,
        reserves);
  }

  Path instances() {
    return dataDirectory.resolve("instances");
  }

  /** Where dumps are kept. */
  Path dumps() {
    return dataDirectory.resolve("dumps");
  }

  /** Where the logs of removed instances are kept. */
  Path keptLogs() {
    return dataDirectory.resolve("logs").resolve("instances");
  }
}
