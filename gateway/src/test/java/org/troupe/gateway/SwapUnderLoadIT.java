package org.troupe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.troupe.gateway.TestGateway.SHOP;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.wire.GatewayStatus;
import org.troupe.wire.UpstreamLoad;

class SwapUnderLoadIT {
  private static final int CLIENTS = 8;
  private static final int SWAPS = 30;
  private static final String POST =
      "POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 2\r\n\r\nhi";

  @TempDir private Path directory;
  private final AtomicBoolean enough = new AtomicBoolean();
  private final AtomicLong answers = new AtomicLong();
  private final Set<String> failures = ConcurrentHashMap.newKeySet();

  /**
   * Each swap brings new instances, and kills the old ones as soon as they have no request left.
   */
  @Test
  void noRequestFailsWhileInstancesComeAndGo() throws IOException {
    try (TestGateway gateway = new TestGateway(directory)) {
      TestInstance[] serving = {instance(), instance()};
      gateway.route(serving);
      List<CompletableFuture<Void>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        String request = i % 2 == 0 ? "GET / HTTP/1.1\r\nHost: " + SHOP + "\r\n\r\n" : POST;
        clients.add(
            CompletableFuture.runAsync(
                () -> ask(gateway, request), task -> new Thread(task).start()));
      }
      for (int swap = 0; swap < SWAPS; swap++) {
        long before = answers.get();
        patiently().until(() -> answers.get() > before + 100 || !failures.isEmpty());
        TestInstance[] next = {instance(), instance()};
        gateway.route(next);
        patiently().until(() -> idle(gateway.status(), serving));
        serving[0].close();
        serving[1].close();
        System.arraycopy(next, 0, serving, 0, 2);
      }
      enough.set(true);
      clients.forEach(CompletableFuture::join);
      serving[0].close();
      serving[1].close();
    }
    assertThat(failures).isEmpty();
    assertThat(answers.get()).isGreaterThan(SWAPS * 100);
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5));
  }

  private static TestInstance instance() throws IOException {
    return new TestInstance("instance", TestInstance::echo);
  }

  /**
   * All instances bear one name here: only those in the table may be left, without old requests.
   */
  private static boolean idle(GatewayStatus status, TestInstance[] gone) {
    return status.upstreams().stream().map(UpstreamLoad::instance).count() == gone.length;
  }

  private void ask(TestGateway gateway, String request) {
    try (TestClient client = gateway.client()) {
      while (!enough.get()) {
        Message answer = client.send(request).answer();
        if (answer.status() != 200) {
          failures.add(answer.start());
        }
        answers.incrementAndGet();
      }
    } catch (IOException e) {
      failures.add(e.toString());
    }
  }
}
