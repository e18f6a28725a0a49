package org.troupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceKey;
import org.troupe.it.process.app.EchoMessages;
import org.troupe.role.RoleKind;

/** A worker role's instance in a real Payara Micro, at a real broker. */
class WorkerInstanceIT {

  @Test
  void worksOffItsQueueOutOfAPlainJar() throws Exception {
    try (RunningHost running = new RunningHost();
        Questions questions = new Questions(running, "d2")) {
      Path files = running.roleFiles();
      ShrinkWrap.create(JavaArchive.class)
          .addClass(EchoMessages.class)
          .as(ZipExporter.class)
          .exportTo(files.resolve("echo.jar").toFile());
      HostedInstance worker =
          running.host.start(
              running.spec(
                  new InstanceKey("d2", "worker", 1),
                  RoleKind.WORKER,
                  files,
                  "echo.jar",
                  "",
                  questions.configuration()));
      running.awaitState(worker, "READY");
      questions.ask("are you there");
      assertThat(questions.answer()).isEqualTo("echo of are you there");
    }
  }
}
