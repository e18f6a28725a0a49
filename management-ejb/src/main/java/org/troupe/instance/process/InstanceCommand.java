package org.troupe.instance.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.troupe.instance.InstanceSpec;
import org.troupe.role.RoleKind;

/** The command line of an instance. Everyone on the machine may read it, so no secret is in it. */
final class InstanceCommand {

  private static final List<Path> SETSID =
      List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

  /**
   * The image's options stop at the first compiler, which halves the CPU time of a start and is
   * warm at once. A worker computes, and is worth the second one at the JVM's own thresholds: with
   * higher ones it measures itself for longer, and is slower meanwhile than with either.
   */
  private static final List<String> SECOND_COMPILER = List.of("-XX:TieredStopAtLevel=4");

  private InstanceCommand() {}

  static List<String> of(
      ProcessHostConfig config, InstanceSpec spec, InstanceDirectory directory, int port) {
    List<String> command = new ArrayList<>(detached(SETSID));
    command.addAll(jvm(config, spec, directory));
    command.addAll(
        List.of(
            "-jar",
            "launch-micro.jar",
            "--nohazelcast",
            "--disablephonehome",
            "--port",
            Integer.toString(port),
            "--prebootcommandfile",
            directory.preBoot().toString(),
            "--postbootcommandfile",
            directory.postBoot().toString()));
    return command;
  }

  private static List<String> jvm(
      ProcessHostConfig config, InstanceSpec spec, InstanceDirectory directory) {
    List<String> jvm = new ArrayList<>();
    jvm.add(config.javaExecutable().toString());
    jvm.add("@" + config.runtimeDirectory().resolve("java.options"));
    if (spec.kind() == RoleKind.WORKER) {
      jvm.addAll(SECOND_COMPILER);
    }
    jvm.addAll(
        List.of(
            "-Xmx" + spec.heapMegabytes() + "m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            mark(directory),
            "-Djava.io.tmpdir=" + directory.temporary(),
            // MicroProfile Config otherwise remembers a value for a minute.
            "-Dmp.config.cache.duration=1000",
            // Whose messages a message-driven bean gets that names no resource adapter.
            "-Dcom.sun.enterprise.connectors.inbound.ramid=artemis"));
    return jvm;
  }

  /** The argument by which the processes of this instance can be told from all others. */
  static String mark(InstanceDirectory directory) {
    return "-Dtroupe.run=" + directory.run();
  }

  /** What keeps a Ctrl-C in the controller's terminal, or its end, from the instance. */
  static List<String> detached(List<Path> setsid) {
    return setsid.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> List.of(program.toString()))
        .orElse(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
  }
}
