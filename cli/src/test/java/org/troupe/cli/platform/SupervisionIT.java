package org.troupe.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, adopting, watching and stopping of real processes. */
class SupervisionIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path directory;
  private DataDirectory data;
  private ComponentProcess sleeper;

  @BeforeEach
  void make() throws IOException {
    data = new DataDirectory(directory.resolve("data"));
    data.create();
    sleeper = new ComponentProcess(Sleeper.in(directory), data);
  }

  @AfterEach
  void end() {
    sleeper.find();
    sleeper.kill();
  }

  @Test
  void a_process_is_the_program_itself_in_a_session_of_its_own() throws IOException {
    sleeper.start();
    sleeper.awaitReady();

    ProcessHandle process = ProcessHandle.of(sleeper.pid()).orElseThrow();
    await().atMost(LIMIT).until(() -> process.info().command().orElse("").endsWith("sleep"));
    assertThat(sessionOf(sleeper.pid()))
        .as("Ctrl-C in our terminal must not reach it")
        .isEqualTo(sleeper.pid())
        .isNotEqualTo(sessionOf(ProcessHandle.current().pid()));
  }

  @Test
  void a_process_gets_only_what_is_meant_for_it() throws IOException {
    Path seen = directory.resolve("seen");
    sleeper =
        new ComponentProcess(
            Sleeper.in(directory).doing("env > " + seen + "; touch ready; exec sleep 300"), data);

    sleeper.start();
    sleeper.awaitReady();

    assertThat(Files.readAllLines(seen))
        .contains("SECRET=1")
        .allMatch(line -> line.matches("(PATH|HOME|LANG|TMPDIR|SECRET|PWD|OLDPWD|SHLVL|_)=.*"));
  }

  @Test
  void what_runs_is_adopted_once_it_is_found_by_its_record() {
    sleeper.start();

    ComponentProcess next = new ComponentProcess(Sleeper.in(directory), data);

    assertThat(next.isRecordedRunning()).isTrue();
    assertThat(next.adopt()).isTrue();
    assertThat(next.pid()).isEqualTo(sleeper.pid());
  }

  @Test
  void what_died_meanwhile_is_not_adopted() {
    sleeper.start();
    ProcessHandle.of(sleeper.pid()).orElseThrow().destroyForcibly();
    await().atMost(LIMIT).until(() -> !sleeper.isRunning());

    assertThat(new ComponentProcess(Sleeper.in(directory), data).adopt()).isFalse();
  }

  @Test
  void what_was_started_otherwise_is_stopped() {
    sleeper.start();

    ComponentProcess next =
        new ComponentProcess(Sleeper.in(directory).doing("exec sleep 299"), data);

    assertThat(next.adopt()).isFalse();
    assertThat(sleeper.isRunning()).isFalse();
  }

  @Test
  void what_dies_is_started_again_and_again() {
    sleeper.start();
    sleeper.awaitReady();
    Queue<String> news = new ConcurrentLinkedQueue<>();
    try (Watch watch = new Watch(List.of(sleeper), news::add)) {
      watch.start();
      killAndAwaitAnother();
      await().atMost(LIMIT).until(() -> news.contains("The sleeper is back."));
      killAndAwaitAnother();
    }

    assertThat(news)
        .contains(
            "The sleeper has died and is started again.",
            "The sleeper is back.",
            "The sleeper has died and is started again in 1 s.");
  }

  /** As on a full disk; the record of the one before must not be taken for its own. */
  @Test
  void what_cannot_be_recorded_runs_and_is_recorded_later() throws IOException {
    sleeper.start();
    long first = sleeper.pid();
    Path fresh =
        data.record("sleeper").resolveSibling(data.record("sleeper").getFileName() + ".new");
    Path inTheWay = Files.createDirectories(fresh.resolve("in the way"));
    try (Watch watch = new Watch(List.of(sleeper), text -> {})) {
      watch.start();
      killAndAwaitAnother();
      long second = sleeper.pid();
      assertThat(ProcessRecord.read(data.record("sleeper")).orElseThrow().pid()).isEqualTo(first);
      Files.delete(inTheWay);
      await()
          .atMost(LIMIT)
          .until(() -> ProcessRecord.read(data.record("sleeper")).orElseThrow().pid() != first);
      assertThat(sleeper.pid()).isEqualTo(second);
      assertThat(ProcessRecord.read(data.record("sleeper")).orElseThrow().pid()).isEqualTo(second);
    }
  }

  @Test
  void what_hangs_is_killed_and_started_again() {
    AtomicBoolean answering = new AtomicBoolean(true);
    Talker talker = new Talker(Sleeper.in(directory), answering);
    sleeper = new ComponentProcess(talker, data);
    sleeper.start();
    sleeper.awaitReady();
    long hanging = sleeper.pid();
    Queue<String> news = new ConcurrentLinkedQueue<>();
    try (Watch watch = new Watch(List.of(sleeper), news::add)) {
      watch.start();
      answering.set(false);
      await().atMost(LIMIT).until(() -> sleeper.pid() != hanging && sleeper.isRunning());
      answering.set(true);
      await().atMost(LIMIT).until(() -> news.contains("The sleeper is back."));
    }

    assertThat(ProcessHandle.of(hanging).filter(Liveness::runs)).isEmpty();
    assertThat(news).contains("The sleeper does not answer and is started again.");
  }

  @Test
  void what_hangs_is_not_adopted() {
    sleeper.start();
    Talker talker = new Talker(Sleeper.in(directory), new AtomicBoolean(false));

    assertThat(new ComponentProcess(talker, data).adopt()).isFalse();

    assertThat(sleeper.isRunning()).isFalse();
  }

  /** A sleeper that is asked whether it answers, and is killed for a second's silence. */
  private record Talker(Sleeper sleeper, AtomicBoolean answering) implements Component {
    @Override
    public String name() {
      return sleeper.name();
    }

    @Override
    public Launch launch() {
      return sleeper.launch();
    }

    @Override
    public void prepare() {}

    @Override
    public boolean isReady() {
      return sleeper.isReady();
    }

    @Override
    public Duration startLimit() {
      return sleeper.startLimit();
    }

    @Override
    public Duration stopLimit() {
      return sleeper.stopLimit();
    }

    @Override
    public Duration silenceLimit() {
      return Duration.ofSeconds(1);
    }

    @Override
    public boolean answers() {
      return answering.get();
    }
  }

  @Test
  void what_does_not_stop_is_killed() {
    sleeper =
        new ComponentProcess(
            Sleeper.in(directory)
                .doing("trap '' TERM; touch ready; while :; do sleep 0.1; done")
                .stoppingWithin(Duration.ofMillis(500)),
            data);
    sleeper.start();
    sleeper.awaitReady();

    sleeper.stop();

    assertThat(sleeper.isRunning()).isFalse();
    assertThat(data.record("sleeper")).doesNotExist();
  }

  @Test
  void what_ends_while_starting_is_told_with_the_end_of_its_log() {
    sleeper =
        new ComponentProcess(Sleeper.in(directory).doing("echo the disk is on fire; exit 3"), data);
    sleeper.start();

    assertThatExceptionOfType(PlatformException.class)
        .isThrownBy(sleeper::awaitReady)
        .withMessageContaining("the sleeper ended while starting")
        .withMessageContaining("the disk is on fire");
  }

  @Test
  void instances_that_a_dead_controller_left_are_ended() throws IOException {
    Path instance = data.instances().resolve("d1").resolve("web_IN_0").resolve("run");
    Files.createDirectories(instance);
    sleeper.start();
    Files.copy(data.record("sleeper"), instance.resolve("process.json"));
    LeftoverInstances leftovers = new LeftoverInstances(data.instances());
    assertThat(leftovers.processes()).hasSize(1);

    leftovers.stop();

    assertThat(sleeper.isRunning()).isFalse();
    assertThat(leftovers.processes()).isEmpty();
  }

  @Test
  void a_data_directory_has_one_supervisor() throws IOException {
    try (UpLock mine = UpLock.tryAcquire(data.lock()).orElseThrow()) {
      assertThat(mine).isNotNull();
      assertThat(UpLock.tryAcquire(data.lock())).isEmpty();
      assertThat(UpLock.holder(data.lock())).contains(ProcessHandle.current());
    }
    try (UpLock again = UpLock.tryAcquire(data.lock()).orElseThrow()) {
      assertThat(again).isNotNull();
    }
  }

  private void killAndAwaitAnother() {
    long killed = sleeper.pid();
    ProcessHandle.of(killed).orElseThrow().destroyForcibly();
    await().atMost(LIMIT).until(() -> sleeper.pid() != killed && sleeper.isRunning());
  }

  /** Field 6 of /proc/PID/stat; the name before may hold anything but ends with a parenthesis. */
  private static long sessionOf(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
  }
}
