package org.troupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.troupe.it.process.RunningHost.get;
import static org.troupe.it.process.RunningHost.show;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceHost;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.InstanceStartException;
import org.troupe.it.process.app.ShowServlet;
import org.troupe.it.process.app.UnsatisfiedBean;
import org.troupe.role.RoleKind;

/** A web role's instance in a real Payara Micro. */
class WebInstanceIT {

  static final InstanceKey KEY = new InstanceKey("d1", "web", 0);
  private static final String HEALTH = "/show/config?name=greeting";

  @Test
  void becomesReadyAndFindsItsSurroundings() throws Exception {
    try (RunningHost running = new RunningHost()) {
      InstanceSpec spec = spec(running, ShowServlet.class, Map.of("greeting", "hello", "a.b", "c"));
      HostedInstance instance = running.host.start(spec);
      assertThat(running.awaitState(instance, "BUSY")).contains("\"detail\":\"");
      assertThat(running.awaitState(instance, "READY")).contains("d1/web_IN_0");

      assertThat(get(instance, "/_role/status", "another").statusCode()).isEqualTo(401);
      assertThat(show(instance, "config?name=greeting")).isEqualTo("hello");
      assertThat(show(instance, "environment?name=A_B")).isEqualTo("c");
      assertThat(show(instance, "environment?name=TROUPE_LOCAL_CACHE")).endsWith("local/cache");
      assertThat(show(instance, "service-database")).isEqualTo("PostgreSQL as postgres");
      assertThat(show(instance, "default-database")).isEqualTo("PostgreSQL as postgres");
      assertThat(running.log(KEY)).contains("agent of d1/web_IN_0");
      assertThatThrownBy(() -> running.host.start(spec))
          .isInstanceOf(InstanceStartException.class)
          .hasMessage("d1/web_IN_0 already runs.");
    }
  }

  @Test
  void seesChangedConfigurationWithoutRestart() throws Exception {
    try (RunningHost running = new RunningHost()) {
      HostedInstance instance =
          running.host.start(spec(running, ShowServlet.class, Map.of("troupe.slot", "staging")));
      running.awaitState(instance, "READY");
      assertThat(show(instance, "config?name=troupe.slot")).isEqualTo("staging");

      running.host.reconfigure(KEY, Map.of("troupe.slot", "production"));
      Awaitility.await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> show(instance, "config?name=troupe.slot").equals("production"));
      assertThat(show(instance, "config?name=troupe.database.user")).isEqualTo("postgres");
    }
  }

  @Test
  void isKnownToBeDeadAtOnceAndStartsAgain() throws Exception {
    try (RunningHost running = new RunningHost()) {
      InstanceSpec spec = spec(running, ShowServlet.class, Map.of());
      HostedInstance instance = running.host.start(spec);
      CompletableFuture<InstanceKey> ended = new CompletableFuture<>();
      running.host.onExit(ended::complete);

      ProcessHandle.of(instance.pid()).orElseThrow().destroyForcibly();
      assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(KEY);
      assertThat(running.listed(running.host, KEY).running()).isFalse();

      HostedInstance next = running.host.start(spec);
      assertThat(next.port()).isNotEqualTo(instance.port());
      running.awaitState(next, "READY");
    }
  }

  @Test
  void isTakenOverByTheNextHost() throws Exception {
    try (RunningHost running = new RunningHost()) {
      HostedInstance instance = running.host.start(spec(running, ShowServlet.class, Map.of()));
      running.awaitState(instance, "READY");

      InstanceHost next = running.another();
      assertThat(running.listed(next, KEY)).isEqualTo(instance);
      CompletableFuture<InstanceKey> ended = new CompletableFuture<>();
      next.onExit(ended::complete);
      next.terminate(KEY);
      assertThat(ended.get(20, TimeUnit.SECONDS)).isEqualTo(KEY);

      next.remove(KEY);
      assertThat(next.list()).isEmpty();
      assertThat(next.log(KEY, -100, 100).bytes().remaining()).isEqualTo(100);
    }
  }

  @Test
  void saysWhyItsApplicationCannotBeDeployed() throws Exception {
    try (RunningHost running = new RunningHost()) {
      HostedInstance instance = running.host.start(spec(running, UnsatisfiedBean.class, Map.of()));
      assertThat(running.awaitState(instance, "FAILED"))
          .contains("app could not be deployed", "Unsatisfied dependencies for type Camera");
      assertThat(running.listed(running.host, KEY).running()).isTrue();
    }
  }

  /** The spec of an instance with an application that shows its surroundings. */
  static InstanceSpec spec(RunningHost running, Map<String, String> configuration)
      throws Exception {
    return spec(running, ShowServlet.class, configuration);
  }

  private static InstanceSpec spec(
      RunningHost running, Class<?> application, Map<String, String> configuration)
      throws Exception {
    Path files = running.roleFiles();
    WebArchive war = ShrinkWrap.create(WebArchive.class, "app.war").addClasses(application);
    war.addClasses(application.getDeclaredClasses());
    war.as(ZipExporter.class).exportTo(files.resolve("app.war").toFile());
    return running.spec(KEY, RoleKind.WEB, files, "app.war", HEALTH, configuration);
  }
}
