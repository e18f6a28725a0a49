package org.troupe.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.agent.RoleEnvironment.Application;
import org.troupe.agent.intake.IntakeSettings;
import org.troupe.agent.jobs.JobSettings;
import org.troupe.wire.RunOrder;

class RoleEnvironmentTest {

  @TempDir private Path run;

  @Test
  void readsApplicationsInTheirOrder() throws IOException {
    write(
        "instance=d/web_IN_0",
        "token=secret",
        "port=20000",
        "health-path=/health",
        "stop-path=/stop",
        "standby=true",
        "approot=/x",
        "intake.requests=d.troupe.requests",
        "intake.queues=photos thumbs",
        "intake.jobs=",
        "intake.token-setting=Token",
        "intake.same-origin=true",
        "intake.max-bytes=100",
        "jobs.parallel=2",
        "jobs.continuous.0.name=poll",
        "jobs.continuous.0.kind=program",
        "jobs.continuous.0.target=jobs/poll/run",
        "jobs.continuous.0.parameter.a.b=1",
        "jobs.runs=d.troupe.runs.web",
        "jobs.reports=d.troupe.reports",
        "application.0.name=b",
        "application.0.context-root=/",
        "application.0.archive=/x/b.war",
        "application.1.name=a",
        "application.1.context-root=/a",
        "application.1.archive=/x/a.war");
    assertThat(RoleEnvironment.read(run))
        .isEqualTo(
            new RoleEnvironment(
                "d/web_IN_0",
                "secret",
                20000,
                "/health",
                "/stop",
                java.util.List.of(
                    new Application("b", "/", Path.of("/x/b.war")),
                    new Application("a", "/a", Path.of("/x/a.war"))),
                true,
                new JobSettings(
                    "d/web_IN_0",
                    2,
                    "d.troupe.runs.web",
                    "d.troupe.reports",
                    Path.of("/x"),
                    java.util.List.of("b", "a"),
                    java.util.List.of(
                        new RunOrder(
                            "",
                            1,
                            "web",
                            "poll",
                            "program",
                            "jobs/poll/run",
                            Map.of("a.b", "1"),
                            null,
                            0,
                            0))),
                new IntakeSettings(
                    "d",
                    "d.troupe.requests",
                    Set.of("photos", "thumbs"),
                    Set.of(),
                    Optional.of("Token"),
                    Set.of(),
                    true,
                    100)));
  }

  @Test
  void hasNoJobsUnlessItIsToldOfSome() throws IOException {
    write("instance=d/web_IN_0", "token=secret", "port=20000");
    assertThat(RoleEnvironment.read(run).jobs().hasJobs()).isFalse();
    assertThat(RoleEnvironment.read(run).standby()).isFalse();
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    write("instance=d/web_IN_0", "port=20000");
    assertThatThrownBy(() -> RoleEnvironment.read(run))
        .isInstanceOf(IOException.class)
        .hasMessage("agent.properties lacks token");
  }

  @Test
  void keepsTheTokenOutOfItsText() throws IOException {
    write("instance=d/web_IN_0", "token=secret", "port=20000");
    assertThat(RoleEnvironment.read(run)).hasToString("d/web_IN_0 on port 20000");
  }

  private void write(String... lines) throws IOException {
    Files.writeString(run.resolve(RoleEnvironment.FILE), String.join("\n", lines));
  }
}
