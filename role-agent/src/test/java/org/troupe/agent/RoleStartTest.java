package org.troupe.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.troupe.agent.Deployer.DeploymentException;
import org.troupe.agent.RoleEnvironment.Application;
import org.troupe.wire.AgentReport.State;

class RoleStartTest {

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final RoleStatus status = new RoleStatus();
  private final List<String> deployed = new ArrayList<>();
  private int ready;

  @AfterEach
  void after() {
    executor.shutdownNow();
  }

  @Test
  void isReadyWithoutHealthPathOnceAllIsDeployed() {
    start(application -> deployed.add(application.name())).run();
    assertThat(deployed).containsExactly("first", "second");
    assertThat(status.state()).isEqualTo(State.READY);
    assertThat(ready).isEqualTo(1);
  }

  @Test
  void stopsAtTheFirstThatFails() {
    start(
            application -> {
              deployed.add(application.name());
              throw new DeploymentException("no camera");
            })
        .run();
    assertThat(deployed).containsExactly("first");
    assertThat(status.report("i", 0, 0, "", List.of()).detail())
        .isEqualTo("first could not be deployed: no camera");
    assertThat(status.state()).isEqualTo(State.FAILED);
    assertThat(ready).isZero();
  }

  private RoleStart start(Deployer deployer) {
    RoleEnvironment environment =
        Environments.of(
            "i",
            "t",
            List.of(
                new Application("first", "/", Path.of("a.war")),
                new Application("second", "/b", Path.of("b.war"))));
    return new RoleStart(environment, deployer, Optional.empty(), status, executor, () -> ready++);
  }
}
