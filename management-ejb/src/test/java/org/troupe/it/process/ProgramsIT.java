package org.troupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.troupe.it.process.RunningHost.TOKEN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.troupe.agentclient.AgentClient;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.it.process.app.ShowServlet;
import org.troupe.role.RoleKind;
import org.troupe.wire.RunOrder;
import org.troupe.wire.RunReport;

/** Programs of a role as jobs on a real instance. */
class ProgramsIT {

  private static final InstanceKey KEY = new InstanceKey("d7", "worker", 0);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final AgentClient agent = new AgentClient();

  @Test
  void runsThemForAsLongAsTheInstanceLives() throws Exception {
    try (RunningHost running = new RunningHost();
        RunsAtBroker runs = new RunsAtBroker(running, "d7", "worker")) {
      HostedInstance instance = running.host.start(spec(running));
      running.awaitState(instance, "READY");

      runs.order(order("said", "say", 60));
      RunReport said = runs.ended("said", 1);
      assertThat(said.status()).as("%s", runs.of("said")).isEqualTo(RunReport.SUCCEEDED);
      assertThat(said.exitStatus()).isEqualTo("0");
      assertThat(runs.log("said")).isEqualTo("hello, you, from worker_IN_0\n");

      runs.order(order("waits", "wait", 60));
      runs.await("waits", report -> report.event().equals(RunReport.LOG));
      assertThat(running.awaitState(instance, "READY")).contains("\"waits\"");
      assertThat(agent.stopRun(instance.port(), TOKEN, "waits")).isTrue();
      assertThat(runs.ended("waits", 1).status()).isEqualTo(RunReport.STOPPED);
      assertThat(runs.log("waits")).contains("bye");

      // One that runs by itself, again and again, for as long as the instance takes work.
      RunReport first = runs.awaitTrigger(RunReport.CONTINUOUS, "");
      assertThat(runs.ended(first.run(), 1).exitStatus()).isEqualTo("0");
      RunReport second = runs.awaitTrigger(RunReport.CONTINUOUS, first.run());
      assertThat(second.job()).isEqualTo("poll");
      runs.order(order("ordered", "wait", 60));
      runs.await("ordered", report -> report.event().equals(RunReport.LOG));
      assertThat(agent.quiesce(instance.port(), TOKEN, Duration.ofSeconds(4)).done()).isTrue();
      assertThat(runs.ended("ordered", 1).status()).isEqualTo(RunReport.HANDED_BACK);

      agent.activate(instance.port(), TOKEN);
      runs.order(order("killed", "wait", 60));
      RunReport line = runs.await("killed", report -> report.event().equals(RunReport.LOG));
      long pid = Long.parseLong(line.text().strip());
      assertThat(ProcessHandle.of(pid)).isPresent();
      running.end(KEY);
      Awaitility.await()
          .atMost(LIMIT)
          .until(() -> ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true));
    }
  }

  private static RunOrder order(String run, String program, long timeout) {
    return new RunOrder(
        run,
        1,
        "worker",
        program,
        RunOrder.PROGRAM,
        "jobs/" + program + "/run.sh",
        Map.of("who", "you"),
        null,
        timeout,
        1000);
  }

  private static InstanceSpec spec(RunningHost running) throws Exception {
    Path files = running.roleFiles();
    ShrinkWrap.create(WebArchive.class)
        .addClass(ShowServlet.class)
        .as(ZipExporter.class)
        .exportTo(files.resolve("app.war").toFile());
    program(files, "say", "echo \"$GREETING, $TROUPE_PARAM_WHO, from $TROUPE_INSTANCE\"");
    program(files, "wait", "trap 'echo bye; exit 1' TERM; echo $$; while true; do sleep 0.1; done");
    Map<String, String> configuration = new HashMap<>();
    configuration.put("greeting", "hello");
    configuration.put("troupe.instance", "worker_IN_0");
    return RunningHost.with(
        new InstanceSpec.Work(
            true,
            List.of(new InstanceSpec.ContinuousJob("poll", "program", "jobs/say/run.sh", Map.of())),
            Optional.empty()),
        running.spec(KEY, RoleKind.WORKER, files, "app.war", "", configuration));
  }

  private static void program(Path files, String name, String line) throws Exception {
    Path directory = Files.createDirectories(files.resolve("jobs").resolve(name));
    Files.writeString(directory.resolve("run.sh"), line + "\n");
  }
}
