package org.troupe.cli.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts processes that live on when their starter or its terminal is gone: in a session of their
 * own where there is {@code setsid}, else deaf to interrupt and hang-up. Input is empty, output
 * goes to a log file.
 */
final class DetachedProcess {

  private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR");
  private static final long LOG_LIMIT_BYTES = 10L * 1024 * 1024;

  private DetachedProcess() {}

  static ProcessHandle start(Launch launch, Path log) throws IOException {
    keepPreviousIfLarge(log);
    List<String> command = new ArrayList<>(detaching());
    command.addAll(launch.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(launch.directory().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(launch.environment());
    return builder.start().toHandle();
  }

  /** Whether a program is on the path. */
  static boolean isInstalled(String program) {
    return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
        .map(directory -> Path.of(directory, program))
        .anyMatch(Files::isExecutable);
  }

  /** All of these replace themselves by the program, so that the process id is the program's. */
  private static List<String> detaching() {
    return isInstalled("setsid")
        ? List.of("setsid")
        : List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
  }

  private static void keepPreviousIfLarge(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
