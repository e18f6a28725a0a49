package org.troupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.troupe.it.process.RunningHost.TOKEN;
import static org.troupe.it.process.RunningHost.show;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.troupe.agentclient.AgentClient;
import org.troupe.agentclient.AgentClient.Outcome;
import org.troupe.agentclient.AgentRefusedException;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.it.process.app.EchoMessages;
import org.troupe.it.process.app.ShowServlet;
import org.troupe.it.process.app.SlowMessages;
import org.troupe.it.process.app.StopServlet;
import org.troupe.role.RoleKind;

/** Real instances that leave in order, and that stand by, at a real broker. */
class LeavingInstanceIT {

  private static final InstanceKey WEB = new InstanceKey("d3", "web", 0);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration QUICKLY = Duration.ofSeconds(8);

  private final AgentClient agent = new AgentClient();

  @Test
  void finishesWhatItWorksOnAndLeavesTheRestToOthers() throws Exception {
    try (RunningHost running = new RunningHost();
        Questions questions = new Questions(running, "d4")) {
      Path notes = running.roleFiles();
      HostedInstance leaving = slowWorker(running, questions, notes, 0, 1);
      List.of("slow", "b", "c").forEach(questions::ask);
      Awaitility.await().atMost(LONG).until(() -> Files.exists(notes.resolve("slow")));

      Instant asked = Instant.now();
      Outcome early = agent.quiesce(leaving.port(), TOKEN, SHORT);
      assertThat(Duration.between(asked, Instant.now())).isBetween(SHORT, SHORT.multipliedBy(4));
      assertThat(early).isEqualTo(new Outcome(false, "Messages still being worked on: 1."));
      assertThat(agent.quiesce(leaving.port(), TOKEN, LONG)).isEqualTo(new Outcome(true, ""));
      assertThat(questions.answer()).isEqualTo("slow delivered 1");
      assertThat(questions.open()).isEqualTo(2);
      assertThat(questions.consumers()).isZero();
      assertThat(notes.resolve("b")).doesNotExist();

      endsQuickly(running, leaving);
      slowWorker(running, questions, notes, 1, 1);
      assertThat(questions.answer()).isEqualTo("b delivered 1");
      assertThat(questions.answer()).isEqualTo("c delivered 1");
      assertThat(questions.answer(SHORT)).isNull();
    }
  }

  @Test
  void losesAndDoublesNothingHoweverOftenItPauses() throws Exception {
    int rounds = 6;
    int each = 80;
    try (RunningHost running = new RunningHost();
        Questions questions = new Questions(running, "d4-many")) {
      HostedInstance worker = slowWorker(running, questions, running.roleFiles(), 2, 8);
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < rounds * each; i++) {
        questions.ask("q" + i);
        if (i % each == each - 1) {
          long waiting = questions.open();
          agent.activate(worker.port(), TOKEN);
          // In some rounds while messages are worked on, in others while consumers are being made.
          boolean working = i / each % 2 == 0;
          Awaitility.await().atMost(LONG).until(() -> !working || questions.open() < waiting - 10);
          assertThat(agent.quiesce(worker.port(), TOKEN, LONG)).isEqualTo(new Outcome(true, ""));
          assertThat(questions.consumers()).isZero();
          assertThat(questions.open()).isPositive();
        }
      }
      agent.activate(worker.port(), TOKEN);
      while (answers.size() < rounds * each) {
        answers.add(questions.answer());
      }
      assertThat(questions.answer(SHORT)).isNull();
      assertThat(answers)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, rounds * each).mapToObj(i -> "q" + i + " delivered 1").toList());
    }
  }

  @Test
  void standsByUntilActivatedAndAfterItWasQuiesced() throws Exception {
    try (RunningHost running = new RunningHost();
        Questions questions = new Questions(running, "d3")) {
      HostedInstance standby = running.host.start(web(running, questions, true));
      running.awaitState(standby, "READY");
      questions.ask("one");
      takesNothing(questions);
      assertThatExceptionOfType(AgentRefusedException.class)
          .isThrownBy(() -> agent.activate(standby.port(), "another token"))
          .satisfies(refused -> assertThat(refused.status()).isEqualTo(401));

      agent.activate(standby.port(), TOKEN);
      assertThat(questions.answer()).isEqualTo("echo of one");
      agent.activate(standby.port(), TOKEN);

      assertThat(show(standby, "config?name=troupe.stopping")).isEqualTo("false");
      assertThat(agent.quiesce(standby.port(), TOKEN, LONG)).isEqualTo(new Outcome(true, ""));
      assertThat(questions.consumers()).isZero();
      questions.ask("two");
      Map<String, String> changed = new HashMap<>(questions.configuration());
      changed.put("troupe.slot", "production");
      running.host.reconfigure(WEB, changed);
      becomes(standby, "troupe.slot", "production");
      becomes(standby, "troupe.stopping", "true");
      assertThat(questions.open()).isEqualTo(1);

      agent.activate(standby.port(), TOKEN);
      assertThat(questions.answer()).isEqualTo("echo of two");
      becomes(standby, "troupe.stopping", "false");
    }
  }

  @Test
  void tellsItsApplicationOnceAndWaits() throws Exception {
    try (RunningHost running = new RunningHost();
        Questions questions = new Questions(running, "d3-stop")) {
      HostedInstance web = running.host.start(web(running, questions, false));
      // Before there is anything to stop: it takes nothing from the beginning on.
      Awaitility.await()
          .atMost(LONG)
          .ignoreExceptions()
          .until(() -> agent.quiesce(web.port(), TOKEN, SHORT).done());
      running.awaitState(web, "READY");
      questions.ask("one");
      takesNothing(questions);

      Instant asked = Instant.now();
      assertThat(agent.stopping(web.port(), TOKEN, SHORT))
          .isEqualTo(new Outcome(false, "POST /on-stop has not answered yet."));
      assertThat(Duration.between(asked, Instant.now())).isBetween(SHORT, SHORT.multipliedBy(4));
      assertThat(RunningHost.get(web, "/on-stop", "").body()).isEqualTo("1");
      assertThat(agent.stopping(web.port(), TOKEN, LONG))
          .isEqualTo(new Outcome(true, "POST /on-stop answers 204."));
      assertThat(RunningHost.get(web, "/on-stop", "").body()).isEqualTo("1");
      endsQuickly(running, web);
    }
  }

  private static void takesNothing(Questions questions) {
    Awaitility.await("nothing is taken")
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(5))
        .until(() -> questions.consumers() == 0 && questions.open() == 1);
  }

  private static void becomes(HostedInstance instance, String property, String value) {
    Awaitility.await(property + " is " + value)
        .atMost(Duration.ofSeconds(10))
        .until(() -> show(instance, "config?name=" + property).equals(value));
  }

  private static void endsQuickly(RunningHost running, HostedInstance instance) throws Exception {
    running.host.terminate(instance.key());
    Awaitility.await("ends after SIGTERM")
        .atMost(QUICKLY)
        .until(() -> !running.listed(running.host, instance.key()).running());
    assertThat(running.log(instance.key())).contains("troupe-agent").doesNotContain("SEVERE");
  }

  private static HostedInstance slowWorker(
      RunningHost running, Questions questions, Path notes, int ordinal, int sessions)
      throws Exception {
    Path files = running.roleFiles();
    ShrinkWrap.create(JavaArchive.class)
        .addClass(SlowMessages.class)
        .as(ZipExporter.class)
        .exportTo(files.resolve("slow.jar").toFile());
    Map<String, String> configuration = new HashMap<>(questions.configuration());
    configuration.put("notes", notes.toString());
    configuration.put("sessions", Integer.toString(sessions));
    HostedInstance worker =
        running.host.start(
            running.spec(
                new InstanceKey("d4", "worker", ordinal),
                RoleKind.WORKER,
                files,
                "slow.jar",
                "",
                configuration));
    running.awaitState(worker, "READY");
    return worker;
  }

  private static InstanceSpec web(RunningHost running, Questions questions, boolean standby)
      throws Exception {
    Path files = running.roleFiles();
    ShrinkWrap.create(WebArchive.class)
        .addClasses(ShowServlet.class, StopServlet.class, EchoMessages.class)
        .as(ZipExporter.class)
        .exportTo(files.resolve("app.war").toFile());
    InstanceSpec spec =
        running.spec(
            WEB,
            RoleKind.WEB,
            files,
            "app.war",
            "/show/default-database",
            questions.configuration());
    return new InstanceSpec(
        spec.key(),
        spec.kind(),
        spec.roleFiles(),
        spec.applications(),
        spec.heapMegabytes(),
        spec.configuration(),
        spec.localStores(),
        spec.token(),
        spec.healthPath(),
        spec.startLimit(),
        spec.database(),
        spec.broker(),
        spec.renewal(),
        standby,
        "/on-stop",
        spec.messaging(),
        spec.work());
  }
}
