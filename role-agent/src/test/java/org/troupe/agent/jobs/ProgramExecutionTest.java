package org.troupe.agent.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.agent.jobs.Outbox.ReportLine;
import org.troupe.agent.jobs.RunReporter.Worker;
import org.troupe.wire.RunOrder;

/** Real programs, in real process groups. */
class ProgramExecutionTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path approot;

  private final Outbox outbox = new Outbox(ProgramExecutionTest::noLine);

  @Test
  void runsWithTheRunsParametersAndTellsItsExitCode() throws Exception {
    program(
        "#!/bin/sh",
        "echo \"$TROUPE_PARAM_TO_DO of $GREETING in $(pwd) for $TROUPE_JOB\"",
        "exit 3");
    RunLog log = log();
    Ending ending = execution(Map.of("to-do", "a b"), log).run();
    assertThat(ending).isEqualTo(new Ending("failed", "3", "It ended with exit code 3."));
    log.flushAll();
    assertThat(Told.texts(outbox)).containsExactly("a b of hello in " + approot + " for tidy\n");
  }

  @Test
  void succeedsWithZeroAndNeedsNoFirstLine() throws Exception {
    program("exit 0");
    assertThat(execution(Map.of(), log()).run()).isEqualTo(new Ending("succeeded", "0", null));
  }

  @Test
  void isToldToStopAndTakesItsTime() throws Exception {
    program("trap 'echo bye; exit 5' TERM", "touch started", "while true; do sleep 0.05; done");
    RunLog log = log();
    ProgramExecution execution = execution(Map.of(), log);
    CompletableFuture<Ending> ending = started(execution);
    execution.stop();
    assertThat(ending.get(20, TimeUnit.SECONDS).exitStatus()).isEqualTo("5");
    log.flushAll();
    assertThat(String.join("", Told.texts(outbox))).contains("bye\n");
  }

  @Test
  void isKilledWithAllItStartedWhenItDoesNotStop() throws Exception {
    program(
        "trap '' TERM",
        "sh -c 'trap \"\" TERM; echo $$ > child; sleep 600' &",
        "while ! test -s child; do sleep 0.05; done",
        "touch started",
        "while true; do sleep 0.05; done");
    ProgramExecution execution = execution(Map.of(), log());
    CompletableFuture<Ending> ending = started(execution);
    execution.stop();
    assertThat(ending.get(20, TimeUnit.SECONDS).message()).isEqualTo("It was ended by signal 9.");
    childHasEnded();
  }

  @Test
  void leavesNothingBehindWhenItEnds() throws Exception {
    program("sleep 600 &", "echo $! > child", "exit 0");
    assertThat(execution(Map.of(), log()).run().status()).isEqualTo("succeeded");
    childHasEnded();
  }

  @Test
  void endsWithTheAgentsProcess() throws Exception {
    program("echo $$ > child", "trap '' TERM", "while true; do sleep 0.05; done");
    Process process = ProgramCommand.of(order(Map.of()), approot, Map.of()).start();
    Awaitility.await().atMost(LIMIT).until(() -> Files.size(child()) > 0);
    // As the system does when the agent's process is killed.
    process.getOutputStream().close();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    childHasEnded();
  }

  @Test
  void doesNotBeginWhenItIsStoppedBefore() throws Exception {
    program("touch started");
    ProgramExecution execution = execution(Map.of(), log());
    execution.stop();
    assertThat(execution.run().status()).isEqualTo("stopped");
    assertThat(approot.resolve("started")).doesNotExist();
  }

  @Test
  void isOfTheRolesFilesOnly() {
    for (String wrong : List.of("jobs/none/run.sh", "../run.sh", "/bin/true", "jobs")) {
      RunOrder order =
          new RunOrder("r", 1, "w", "tidy", RunOrder.PROGRAM, wrong, Map.of(), null, 60, 0);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ProgramCommand.of(order, approot, Map.of()))
          .withMessage("The role has no program " + wrong + ".");
    }
  }

  private CompletableFuture<Ending> started(ProgramExecution execution) {
    CompletableFuture<Ending> ending =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return execution.run();
              } catch (Execution.RunException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    Awaitility.await().atMost(LIMIT).until(() -> Files.exists(approot.resolve("started")));
    return ending;
  }

  private Path child() {
    return approot.resolve("child");
  }

  private void childHasEnded() throws IOException {
    long pid = Long.parseLong(Files.readString(child()).strip());
    Awaitility.await()
        .atMost(LIMIT)
        .until(
            () -> {
              Path stat = Path.of("/proc", Long.toString(pid), "stat");
              return !Files.exists(stat) || Files.readString(stat).contains(") Z ");
            });
  }

  private RunLog log() {
    return new RunLog(
        new RunReporter(order(Map.of()), null, new Worker("i", "b"), outbox, Clock.systemUTC()), 0);
  }

  private ProgramExecution execution(Map<String, String> parameters, RunLog log) {
    return new ProgramExecution(
        ProgramCommand.of(order(parameters), approot, Map.of("GREETING", "hello")),
        log,
        Duration.ofSeconds(1));
  }

  private static RunOrder order(Map<String, String> parameters) {
    return new RunOrder(
        "r", 1, "w", "tidy", RunOrder.PROGRAM, "jobs/tidy/run.sh", parameters, null, 60, 1000);
  }

  private void program(String... lines) throws IOException {
    Path directory = Files.createDirectories(approot.resolve("jobs/tidy"));
    Files.writeString(directory.resolve("run.sh"), String.join("\n", lines) + "\n");
  }

  private static ReportLine noLine() {
    throw new IllegalStateException("nothing is sent");
  }
}
