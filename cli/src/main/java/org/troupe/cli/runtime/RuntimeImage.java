package org.troupe.cli.runtime;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Payara Micro as instances and the controller are started from it: exploded, with the PostgreSQL
 * driver, quieter logging, and an archive of the classes that a start loads. Made once for each
 * combination of server, driver, JVM and machine; the directory's name says for which, and a
 * directory of that name is always complete.
 *
 * <p>Layout: what the server's own launcher wants, {@value #JAVA_OPTIONS} with the options for
 * {@code java @file}, and {@value #ARCHIVE} unless it could not be made.
 */
public final class RuntimeImage {

  /** Options for the JVM, one a line. */
  public static final String JAVA_OPTIONS = "java.options";

  static final String ARCHIVE = "classes.jsa";

  /** A part of the server: what persistent timers of applications are. */
  static final String TIMERS = "timers.jar";

  private static final String UNFINISHED = ".unfinished-";

  private static final Logger LOG = System.getLogger(RuntimeImage.class.getName());
  private static final Duration EXPLODE_LIMIT = Duration.ofMinutes(2);

  private final Path serverJar;
  private final Path driverJar;
  private final Path applications;
  private final Path base;
  private final Consumer<String> progress;

  private RuntimeImage(
      Path serverJar, Path driverJar, Path applications, Path base, Consumer<String> progress) {
    this.serverJar = serverJar;
    this.driverJar = driverJar;
    this.applications = applications;
    this.base = base;
    this.progress = progress;
  }

  /**
   * Makes the image unless it is there. May be called by several processes at once: one makes it,
   * the others wait. Takes half a minute the first time.
   *
   * @param serverJar payara-micro.jar
   * @param driverJar PostgreSQL's JDBC driver
   * @param applications directory with {@code web-role.war}, {@code artemis.rar} and {@value
   *     #TIMERS}
   * @param base where images lie
   * @param progress told what is being done, a few words each
   * @return the image's directory
   * @throws IOException if the server cannot be exploded; without an archive the image still works
   */
  public static Path prepare(
      Path serverJar, Path driverJar, Path applications, Path base, Consumer<String> progress)
      throws IOException, InterruptedException {
    RuntimeImage image = new RuntimeImage(serverJar, driverJar, applications, base, progress);
    // A file lock holds off other processes, not other threads of this one.
    synchronized (RuntimeImage.class) {
      return image.prepare();
    }
  }

  /** What to put between {@code java} and its other options, for a process out of this image. */
  public static List<String> javaOptions(Path image) {
    return List.of("@" + image.resolve(JAVA_OPTIONS));
  }

  private Path prepare() throws IOException, InterruptedException {
    Path base = Files.createDirectories(this.base.toAbsolutePath().normalize());
    Path image =
        base.resolve(
            RuntimeFingerprint.of(
                List.of(
                    serverJar,
                    driverJar,
                    applications.resolve("web-role.war"),
                    applications.resolve("artemis.rar"),
                    applications.resolve(TIMERS))));
    try (FileChannel channel =
            FileChannel.open(
                base.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      LOG.log(Level.DEBUG, "image={0} lock={1}", image, lock);
      if (!Files.exists(image)) {
        make(image, base);
      }
    }
    return image;
  }

  /** Beside its place, then moved there as a whole. */
  private void make(Path image, Path base) throws IOException, InterruptedException {
    deleteUnfinished(base);
    Path unfinished = Files.createTempDirectory(base, UNFINISHED);
    try {
      Path server = unfinished.resolve("image");
      explode(server);
      boolean archived = archive(server, unfinished);
      Files.write(
          server.resolve(JAVA_OPTIONS),
          JavaOptions.of(archived ? List.of(image.resolve(ARCHIVE)) : List.of()));
      Files.move(server, image, ATOMIC_MOVE);
    } finally {
      FileTree.delete(unfinished);
    }
  }

  /** What a killed predecessor has left. */
  private static void deleteUnfinished(Path base) throws IOException {
    try (var left = Files.newDirectoryStream(base, UNFINISHED + "*")) {
      for (Path unfinished : left) {
        FileTree.delete(unfinished);
      }
    }
  }

  private void explode(Path server) throws IOException, InterruptedException {
    progress.accept("unpacks the server");
    Files.createDirectories(server);
    JavaProcess.run(
        EXPLODE_LIMIT,
        server.resolveSibling("explode.log"),
        List.of("-jar", serverJar.toString(), "--rootdir", server.toString(), "--outputlauncher"));
    Files.copy(driverJar, server.resolve("lib").resolve("postgresql.jar"), COPY_ATTRIBUTES);
    String timers = "runtime/" + TIMERS;
    Files.copy(applications.resolve(TIMERS), server.resolve(timers), COPY_ATTRIBUTES);
    LauncherClassPath.add(server.resolve("launch-micro.jar"), timers);
    Files.writeString(
        server.resolve("config").resolve("logging.properties"),
        ServerLogging.PROPERTIES,
        StandardOpenOption.APPEND);
  }

  /** Whether it worked; a start without the archive takes three times as long, but it is one. */
  private boolean archive(Path server, Path work) throws IOException, InterruptedException {
    progress.accept("starts it once, to remember its classes");
    Path archive = server.resolve(ARCHIVE);
    try {
      new TrainingRun(server, applications, work).into(archive);
      return true;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "no class archive, so every start takes longer: " + e.getMessage(), e);
      Files.deleteIfExists(archive);
      return false;
    }
  }
}
