package org.troupe.it.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceKey;

/** Dumps of a real instance, one that answers and one that does not. */
class DumpIT {

  private static final InstanceKey KEY = WebInstanceIT.KEY;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void tellsTheThreadsAndKeepsTheHeap() throws Exception {
    try (RunningHost running = new RunningHost()) {
      HostedInstance instance = running.host.start(WebInstanceIT.spec(running, Map.of()));
      running.awaitState(instance, "READY");

      List<String> kept = running.host.dump(KEY, true);

      assertThat(kept).hasSize(2).allMatch(path -> path.startsWith("dumps/d1_web_IN_0_"));
      assertThat(running.data(kept.get(0)))
          .content(UTF_8)
          .contains("java.lang.Thread.State", "http-thread-pool", "Heap: d1_web_IN_0_");
      assertThat(beginning(running.data(kept.get(1)))).isEqualTo("JAVA PROFILE");
      assertThat(running.awaitState(instance, "READY")).contains("d1/web_IN_0");

      running.end(KEY);
      assertThatThrownBy(() -> running.host.dump(KEY, false)).hasMessageContaining("does not run");
      running.host.remove(KEY);
      assertThat(kept).allMatch(path -> Files.exists(running.data(path)));
    }
  }

  @Test
  void isTheKernelsViewOfAnInstanceThatIsStopped() throws Exception {
    try (RunningHost running = new RunningHost()) {
      HostedInstance instance = running.host.start(WebInstanceIT.spec(running, Map.of()));
      running.awaitState(instance, "READY");
      stop(instance.pid());

      List<String> kept =
          Awaitility.await().atMost(LIMIT).until(() -> running.host.dump(KEY, true), list -> true);

      assertThat(kept).hasSize(1);
      assertThat(running.data(kept.get(0)))
          .content(UTF_8)
          .contains("did not answer", "T (stopped)", "http-thread-poo")
          .contains("Heap: not kept, the JVM does not answer");
    }
  }

  private static void stop(long pid) throws Exception {
    assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start().waitFor()).isZero();
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    Awaitility.await().atMost(LIMIT).until(() -> Files.readString(stat).contains(") T "));
  }

  private static String beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(12), UTF_8);
    }
  }
}
