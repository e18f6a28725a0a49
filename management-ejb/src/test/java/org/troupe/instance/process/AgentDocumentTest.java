package org.troupe.instance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.InstanceSpec.ContinuousJob;
import org.troupe.instance.InstanceSpec.Intake;
import org.troupe.instance.InstanceSpec.Work;
import org.troupe.role.RoleKind;

class AgentDocumentTest {

  private final InstanceDirectory directory = InstanceDirectory.of(Path.of("/i"), Specs.KEY);

  @Test
  void saysNothingOfJobsAndIntakeWhereThereAreNone() {
    assertThat(of(Work.NONE))
        .containsEntry("instance", "d1/web_IN_0")
        .containsEntry("approot", "/i/d1/web_IN_0/approot")
        .doesNotContainKeys("jobs.parallel", "intake.requests");
  }

  @Test
  void namesTheQueuesOfItsRolesJobs() {
    ContinuousJob job = new ContinuousJob("poll", "program", "jobs/poll/run", Map.of("a.b", "1"));
    assertThat(of(new Work(true, List.of(job), Optional.empty())))
        .containsEntry("jobs.runs", "d1.troupe.runs.web")
        .containsEntry("jobs.reports", "d1.troupe.reports")
        .containsEntry("jobs.continuous.0.name", "poll")
        .containsEntry("jobs.continuous.0.kind", "program")
        .containsEntry("jobs.continuous.0.target", "jobs/poll/run")
        .containsEntry("jobs.continuous.0.parameter.a.b", "1")
        .containsKey("jobs.parallel");
  }

  @Test
  void saysWhatTheIntakeIsOpenFor() {
    Intake intake =
        new Intake(
            List.of("a", "b"),
            List.of("tidy"),
            Optional.of("Token"),
            List.of("https://x.example"),
            false,
            9);
    assertThat(of(new Work(false, List.of(), Optional.of(intake))))
        .containsEntry("intake.requests", "d1.troupe.requests")
        .containsEntry("intake.queues", "a b")
        .containsEntry("intake.jobs", "tidy")
        .containsEntry("intake.token-setting", "Token")
        .containsEntry("intake.origins", "https://x.example")
        .containsEntry("intake.same-origin", "false")
        .containsEntry("intake.max-bytes", "9")
        .doesNotContainKey("jobs.runs");
  }

  private Map<String, String> of(Work work) {
    return AgentDocument.of(spec(work), directory, 20000);
  }

  private static InstanceSpec spec(Work work) {
    InstanceSpec spec = Specs.of(RoleKind.WEB, Path.of("/r"));
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
        spec.standby(),
        spec.stopPath(),
        spec.messaging(),
        work);
  }
}
