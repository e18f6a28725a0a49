package org.troupe.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.agent.RoleEnvironment.Application;

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
                    new Application("a", "/a", Path.of("/x/a.war")))));
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
