package org.troupe.instance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.troupe.role.RoleKind;

class BootCommandsTest {

  private final String commands =
      BootCommands.postBoot(
          Specs.of(RoleKind.WEB, Path.of("/files")),
          Path.of("/apps/artemis.rar"),
          Path.of("/apps/web-role.war"));

  @Test
  void confinesTheListenerBeforeItOpens() {
    assertThat(BootCommands.preBoot("troupe-x.").lines())
        .first()
        .asString()
        .endsWith("network-listener.http-listener.address=127.0.0.1");
    assertThat(BootCommands.preBoot("troupe-x."))
        .contains("http.max-connections=-1", "timeout-seconds=30");
  }

  @Test
  void namesTheTransactionCoordinatorAndWhereItKeepsItsDecisions() {
    assertThat(BootCommands.preBoot("troupe-x."))
        .contains("xa-servername=troupe-x.\n", "db-logging-resource=jdbc/troupe-decisions\n");
  }

  @Test
  void bringsResourcesBeforeTheAgent() {
    assertThat(commands)
        .containsSubsequence(
            "jdbc/service\n",
            "jdbc/__default",
            "create-resource-adapter-config",
            "deploy --name artemis --type rar /apps/artemis.rar\n",
            "jms/troupe\n",
            "--contextroot /_role");
  }

  @Test
  void escapesWhatPropertiesAreMadeOf() {
    assertThat(commands).contains("url=jdbc\\:postgresql\\://127.0.0.1\\:5432/s?a\\=b:user=${ENV=");
    assertThat(BootCommands.escaped("a:b=c\\d")).isEqualTo("a\\:b\\=c\\\\d");
  }

  @Test
  void takesPasswordsFromTheEnvironment() {
    assertThat(commands)
        .contains("password=${ENV=TROUPE_DATABASE_PASSWORD}")
        .contains("Password=${ENV=TROUPE_BROKER_PASSWORD}");
  }

  /** One name for all of them: pools, adapters and resources share a name space. */
  @Test
  void givesEachResourceANameOfItsOwn() {
    assertThat(commands.lines().filter(line -> line.endsWith(" artemis"))).hasSize(1);
  }
}
