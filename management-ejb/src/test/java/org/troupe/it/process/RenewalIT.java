package org.troupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.troupe.it.process.RunningHost.show;
import static org.troupe.it.process.RunningHost.with;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.Renewal;

/** What is left of an instance's files after each kind of start. */
class RenewalIT {

  private static final InstanceKey KEY = WebInstanceIT.KEY;

  @Test
  void aRestartKeepsARecycleClearsARebuildEmpties() throws Exception {
    try (RunningHost running = new RunningHost()) {
      InstanceSpec spec = WebInstanceIT.spec(running, Map.of("greeting", "hello"));
      HostedInstance instance = running.host.start(with(Renewal.REBUILD, spec));
      running.awaitState(instance, "READY");
      Path cache = Path.of(show(instance, "environment?name=TROUPE_LOCAL_CACHE"));
      Path kept = Path.of(show(instance, "environment?name=TROUPE_LOCAL_KEPT"));
      Path approot = running.data("instances/d1/web_IN_0/approot");
      Path home = Path.of(show(instance, "environment?name=HOME"));
      for (Path directory : new Path[] {cache, kept, approot, home}) {
        Files.writeString(directory.resolve("written"), "by the application");
      }

      running.end(KEY);
      HostedInstance restarted = running.host.start(with(Renewal.RESTART, spec));
      for (Path directory : new Path[] {cache, kept, approot, home}) {
        assertThat(directory.resolve("written")).exists();
      }
      running.awaitState(restarted, "READY");
      assertThat(show(restarted, "config?name=greeting")).isEqualTo("hello");

      running.end(KEY);
      HostedInstance recycled = running.host.start(with(Renewal.RECYCLE, spec));
      for (Path directory : new Path[] {cache, approot, home}) {
        assertThat(directory.resolve("written")).doesNotExist();
      }
      assertThat(kept.resolve("written")).exists();
      assertThat(recycled.pid()).isNotEqualTo(restarted.pid());

      running.end(KEY);
      running.host.start(with(Renewal.REBUILD, spec));
      assertThat(kept).isEmptyDirectory();
      assertThat(approot.resolve("app.war")).exists();
    }
  }
}
