package org.troupe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.troupe.gateway.TestGateway.SHOP;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways on one public port. */
class SharedPortTest {
  private static final int CONNECTIONS = 64;
  private static final int VISITORS = 8;
  private static final int STOPS = 3;

  @TempDir private Path directory;

  private TestGateway second(TestGateway first, boolean shared) throws IOException {
    InetSocketAddress taken = first.gateway().address();
    return new TestGateway(
        directory.resolve("2"),
        c -> c.listen(taken).sharePort(shared).peerRoutes(directory.resolve("1/routes.json")));
  }

  @Test
  void bothServeAndWhenOneGoesTheOtherServesAlone() throws IOException {
    try (TestGateway first = new TestGateway(directory.resolve("1"), c -> c.sharePort(true));
        TestInstance one = TestInstance.named("one");
        TestInstance two = TestInstance.named("two")) {
      first.route(one);
      try (TestGateway second = second(first, true)) {
        second.route(two);
        for (int i = 0; i < CONNECTIONS; i++) {
          ask(first);
        }
        assertThat(one.seen()).isNotEmpty();
        assertThat(two.seen()).isNotEmpty();

        second.gateway().drain();

        int before = one.seen().size();
        for (int i = 0; i < CONNECTIONS; i++) {
          ask(first);
        }
        assertThat(one.seen()).hasSize(before + CONNECTIONS);
      }
    }
  }

  /** Closing a listener resets what waits there to be accepted; under load there always is some. */
  @Test
  void whileOneStopsNoNewConnectionIsRefused() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger answers = new AtomicInteger();
    try (TestGateway first = new TestGateway(directory.resolve("1"), c -> c.sharePort(true));
        TestInstance shop = TestInstance.named("shop")) {
      first.route(shop);
      List<CompletableFuture<Void>> visitors = new ArrayList<>();
      for (int i = 0; i < VISITORS; i++) {
        visitors.add(
            CompletableFuture.runAsync(
                () -> {
                  while (!enough.get()) {
                    askUnchecked(first);
                    answers.getAndIncrement();
                  }
                },
                task -> new Thread(task).start()));
      }
      for (int i = 0; i < STOPS; i++) {
        try (TestGateway second = second(first, true)) {
          int before = answers.get();
          await().until(() -> answers.get() > before + CONNECTIONS || anyFailed(visitors));
          second.gateway().drain();
        }
      }
      enough.set(true);
      CompletableFuture.allOf(visitors.toArray(CompletableFuture<?>[]::new)).join();
    }
    assertThat(answers.get()).isGreaterThan(STOPS * CONNECTIONS);
  }

  private static boolean anyFailed(List<CompletableFuture<Void>> visitors) {
    return visitors.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
  }

  private static void askUnchecked(TestGateway gateway) {
    try {
      ask(gateway);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whoIsNotToldToShareFindsThePortTaken() throws IOException {
    try (TestGateway first = new TestGateway(directory.resolve("1"), c -> c.sharePort(true))) {
      assertThatThrownBy(() -> second(first, false)).hasMessageContaining("already in use");
    }
    try (TestGateway alone = new TestGateway(directory.resolve("1"))) {
      assertThatThrownBy(() -> second(alone, true)).hasMessageContaining("already in use");
    }
  }

  private static void ask(TestGateway gateway) throws IOException {
    try (TestClient client = gateway.client()) {
      assertThat(client.get(SHOP).answer().status()).isEqualTo(200);
    }
  }
}
