package org.troupe.instance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceStartException;
import org.troupe.instance.Renewal;
import org.troupe.role.RoleKind;

/** What the host does without a server; the rest is in the integration tests. */
class ProcessHostTest {

  private static final ProcessHandle SELF = ProcessHandle.current();

  @TempDir private Path data;
  private ProcessHostConfig config;
  private InstanceDirectory directory;

  @BeforeEach
  void before() {
    config =
        new ProcessHostConfig(
            data, data.resolve("image"), data.resolve("apps"), Path.of("/nowhere/java"));
    directory = InstanceDirectory.of(config.instances(), Specs.KEY);
  }

  @Test
  void hasNoInstancesInAnEmptyDataDirectory() {
    assertThat(new ProcessHost(config).list()).isEmpty();
  }

  @Test
  void listsWhatRunsAndWhatDoesNot() throws IOException {
    Process running = new ProcessBuilder("sleep", "60").start();
    try {
      Instant started = running.info().startInstant().orElseThrow();
      record(new ProcessRecord(running.pid(), started, 20_001, "t"));
      Files.createDirectories(config.instances().resolve("d1").resolve("web_IN_1"));
      Files.createDirectories(config.instances().resolve("d1").resolve("strange"));
      assertThat(new ProcessHost(config).list())
          .extracting(HostedInstance::key, HostedInstance::running, HostedInstance::port)
          .containsExactly(
              tuple(Specs.KEY, true, 20_001), tuple(new InstanceKey("d1", "web", 1), false, 0));
    } finally {
      running.destroyForcibly();
    }
  }

  @Test
  void signalsNobodyElseWhoHasTheProcessIdNow() throws IOException {
    record(new ProcessRecord(SELF.pid(), Instant.EPOCH, 20_001, "t"));
    ProcessHost host = new ProcessHost(config);
    host.kill(Specs.KEY);
    host.terminate(Specs.KEY);
    assertThat(SELF.isAlive()).isTrue();
  }

  @Test
  void saysWhatKeepsAnInstanceFromStarting() throws IOException {
    ProcessHost host = new ProcessHost(config);
    Path files = Files.createDirectories(data.resolve("files"));
    assertThatThrownBy(() -> host.start(Specs.of(RoleKind.WEB, files)))
        .isInstanceOf(InstanceStartException.class)
        .hasMessageStartingWith("d1/web_IN_0 could not be started: ");
    assertThat(host.list()).extracting(HostedInstance::running).containsExactly(false);
  }

  @Test
  void changesWhatMayChangeOnly() throws IOException {
    directory.renew(Renewal.RECYCLE, List.of());
    PrivateFile.write(
        directory.run().resolve(InstanceLaunch.FIXED), Map.of("troupe.database.user", "s"));
    new ProcessHost(config)
        .reconfigure(Specs.KEY, Map.of("troupe.slot", "production", "troupe.database.user", "x"));
    assertThat(PrivateFile.read(directory.run().resolve(InstanceLaunch.CONFIGURATION)))
        .containsEntry("troupe.slot", "production")
        .containsEntry("troupe.database.user", "s");
  }

  @Test
  void removesTheDirectoryButKeepsTheLog() throws IOException {
    directory.renew(Renewal.RECYCLE, List.of());
    Files.writeString(directory.logs().resolve("instance.log"), "last words");
    ProcessHost host = new ProcessHost(config);
    host.remove(Specs.KEY);
    host.remove(Specs.KEY);
    assertThat(host.list()).isEmpty();
    assertThat(directory.root().getParent()).doesNotExist();
    assertThat(host.log(Specs.KEY, 0, 100).nextOffset()).isEqualTo(10);
  }

  @Test
  void leavesAloneWhatAnotherControllerWorksOn() throws IOException {
    directory.renew(Renewal.RECYCLE, List.of());
    Path files = Files.createDirectories(data.resolve("files"));
    InstanceLocks other = new InstanceLocks(data.resolve("instances.lock"));
    ProcessHost host = new ProcessHost(config);
    try (FileLock held = other.tryTake(Specs.KEY).orElseThrow()) {
      assertThatThrownBy(() -> host.start(Specs.of(RoleKind.WEB, files)))
          .isInstanceOf(InstanceStartException.class)
          .hasMessageContaining("Another controller is at work on d1/web_IN_0");
      assertThatThrownBy(() -> host.remove(Specs.KEY)).isInstanceOf(IOException.class);
      assertThat(held.isValid()).isTrue();
    }
    host.remove(Specs.KEY);
    assertThat(host.list()).isEmpty();
  }

  @Test
  void hearsOfTheEndOfAProcessThatAnotherControllerStarted() throws Exception {
    ProcessHost host = new ProcessHost(config);
    CompletableFuture<InstanceKey> ended = new CompletableFuture<>();
    host.onExit(ended::complete);
    Process running = new ProcessBuilder("sleep", "60").start();
    try {
      Instant started = running.info().startInstant().orElseThrow();
      record(new ProcessRecord(running.pid(), started, 20_001, "t"));
      host.list();
      host.list();
    } finally {
      running.destroyForcibly();
    }
    assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(Specs.KEY);
  }

  private void record(ProcessRecord record) throws IOException {
    FileTree.makePrivate(directory.run());
    record.write(directory.record());
  }
}
