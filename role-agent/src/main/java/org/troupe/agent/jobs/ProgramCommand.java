package org.troupe.agent.jobs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.troupe.wire.RunOrder;

/**
 * How a program is started: in the directory of the role's files, with the role's configuration and
 * the run's parameters in its environment, watched by a shell that ends its process group when the
 * agent's end of a pipe is closed, which the system does however the agent's process ends.
 */
final class ProgramCommand {

  private static final List<String> SETSID = List.of("/usr/bin/setsid", "/bin/setsid");

  /**
   * The program first, so that it does not inherit that signals are ignored. The shell outlives
   * SIGTERM to tell how the program ended.
   */
  private static final String WATCH =
      """
      exec 3<&0 </dev/null
      "$@" 3<&- &
      program=$!
      trap '' TERM INT HUP
      ( read -r end <&3; kill -s TERM -- -$$; sleep 2; kill -s KILL -- -$$ ) >/dev/null 2>&1 &
      exec 3<&-
      wait $program
      exit $?
      """;

  private final Path approot;
  private final Path program;
  private final Map<String, String> environment;

  private ProgramCommand(Path approot, Path program, Map<String, String> environment) {
    this.approot = approot;
    this.program = program;
    this.environment = environment;
  }

  /**
   * Looks whether there is such a program.
   *
   * @param approot where the role's files are
   * @param configuration the role's, as an environment
   * @throws IllegalArgumentException if there is none
   */
  static ProgramCommand of(RunOrder order, Path approot, Map<String, String> configuration) {
    Path program = approot.resolve(order.target()).normalize();
    if (!program.startsWith(approot.normalize()) || !Files.isRegularFile(program)) {
      throw new IllegalArgumentException("The role has no program " + order.target() + ".");
    }
    Map<String, String> environment = new TreeMap<>(configuration);
    order
        .parameters()
        .forEach((name, value) -> environment.put("TROUPE_PARAM_" + variable(name), value));
    environment.put("TROUPE_RUN", order.run());
    environment.put("TROUPE_JOB", order.job());
    // By which the host finds what has escaped from the process group.
    environment.put("TROUPE_RUN_OF", System.getProperty("troupe.run", ""));
    return new ProgramCommand(approot, program, environment);
  }

  /** Upper case, and {@code _} for all but letters and digits, as settings are named there. */
  static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  Process start() throws IOException {
    List<String> command = new ArrayList<>();
    SETSID.stream().filter(path -> new File(path).canExecute()).findFirst().ifPresent(command::add);
    command.addAll(List.of("/bin/sh", "-c", WATCH, "sh"));
    if (program.toString().endsWith(".jar")) {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-jar");
    } else {
      makeExecutable();
    }
    command.add(program.toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(approot.toFile());
    builder.redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Packages forget which files were executable. */
  private void makeExecutable() throws IOException {
    if (!Files.isExecutable(program)) {
      Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(program));
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(program, permissions);
    }
  }

  @Override
  public String toString() {
    return approot.relativize(program).toString();
  }
}
