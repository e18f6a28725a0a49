package org.troupe.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.troupe.wire.AgentReport.State;

class RoleStatusTest {

  private final RoleStatus status = new RoleStatus();

  @Test
  void beginsBusy() {
    assertThat(status.report("i", 0, 0, "", List.of()).detail())
        .isEqualTo("The server is starting.");
    assertThat(status.state()).isEqualTo(State.BUSY);
  }

  @Test
  void comesAndGoesWithHealth() {
    status.ready();
    assertThat(status.state()).isEqualTo(State.READY);
    status.busy("GET / answers 503.");
    assertThat(status.report("i", 0, 0, "", List.of()).detail()).isEqualTo("GET / answers 503.");
  }

  @Test
  void neverRecoversFromAFailedDeployment() {
    status.failed("no");
    status.ready();
    status.busy("later");
    assertThat(status.report("i", 0, 0, "", List.of()).detail()).isEqualTo("no");
    assertThat(status.state()).isEqualTo(State.FAILED);
  }
}
