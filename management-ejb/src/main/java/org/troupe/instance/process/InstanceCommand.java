package org.troupe.instance.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of an instance. Everyone on the machine may read it, so no secret is in it. */
final class InstanceCommand {

  private static final List<Path> SETSID =
      List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

  private InstanceCommand() {}

  static List<String> of(
      ProcessHostConfig config, InstanceDirectory directory, int port, int heapMegabytes) {
    List<String> command = new ArrayList<>(detached(SETSID));
    command.addAll(
        List.of(
            config.javaExecutable().toString(),
            "@" + config.runtimeDirectory().resolve("java.options"),
            "-Xmx" + heapMegabytes + "m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            mark(directory),
            "-Djava.io.tmpdir=" + directory.temporary(),
            // MicroProfile Config otherwise remembers a value for a minute.
            "-Dmp.config.cache.duration=1000",
            // Whose messages a message-driven bean gets that names no resource adapter.
            "-Dcom.sun.enterprise.connectors.inbound.ramid=artemis",
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
