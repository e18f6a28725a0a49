package org.troupe.instance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.role.RoleKind;

class InstanceCommandTest {

  @TempDir private Path temporary;

  @Test
  void startsTheServerOutOfTheImage() {
    assertThat(command(RoleKind.WEB))
        .containsSubsequence(
            "/java",
            "@/image/java.options",
            "-Xmx256m",
            "-Dtroupe.run=/data/instances/d1/web_IN_0/run",
            "-jar",
            "launch-micro.jar",
            "--nohazelcast",
            "--port",
            "20007");
  }

  @Test
  void holdsNoSecret() {
    assertThat(String.join(" ", command(RoleKind.WORKER)))
        .doesNotContain("secret", "instance-token");
  }

  @Test
  void givesTheSecondCompilerToWorkers() {
    assertThat(command(RoleKind.WEB)).doesNotContain("-XX:TieredStopAtLevel=4");
    assertThat(command(RoleKind.WORKER))
        .containsSubsequence("@/image/java.options", "-XX:TieredStopAtLevel=4");
  }

  @Test
  void leavesTheTerminalBySetsidOrElseByTraps() throws Exception {
    Path setsid = Files.createFile(temporary.resolve("setsid"));
    assertThat(setsid.toFile().setExecutable(true)).isTrue();
    assertThat(InstanceCommand.detached(List.of(setsid))).containsExactly(setsid.toString());
    assertThat(InstanceCommand.detached(List.of(temporary.resolve("none"))))
        .containsExactly("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
  }

  private static List<String> command(RoleKind kind) {
    ProcessHostConfig config =
        new ProcessHostConfig(
            Path.of("/data"), Path.of("/image"), Path.of("/apps"), Path.of("/java"));
    return InstanceCommand.of(
        config,
        Specs.of(kind, Path.of("/files")),
        InstanceDirectory.of(config.instances(), Specs.KEY),
        20007);
  }
}
