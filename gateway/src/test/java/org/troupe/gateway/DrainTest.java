package org.troupe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.troupe.gateway.TestGateway.SHOP;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {
  @TempDir private Path directory;

  @Test
  void whatIsInFlightIsAnsweredAndNothingNewComesIn() throws IOException {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    TestInstance.Handler slow =
        call -> {
          TestInstance.await(mayAnswer);
          return call.ok("late");
        };
    try (TestGateway gateway = new TestGateway(directory);
        TestInstance shop = new TestInstance("shop", slow);
        TestClient busy = gateway.client();
        TestClient idle = gateway.client()) {
      gateway.route(shop);
      assertThat(idle.get("nobody").answer().status()).isEqualTo(404);
      busy.get(SHOP);
      await().until(() -> shop.seen().size() == 1);

      CompletableFuture<Integer> left =
          CompletableFuture.supplyAsync(() -> gateway.gateway().drain());

      assertThat(idle.ended()).isTrue();
      assertThatThrownBy(gateway::client).isInstanceOf(ConnectException.class);
      assertThat(left).isNotDone();
      mayAnswer.countDown();
      Message answer = busy.answer();
      assertThat(answer.body()).isEqualTo("late");
      assertThat(answer.field("connection")).isEqualTo("close");
      assertThat(left.join()).isZero();
    }
  }

  @Test
  void theDrainHasALimit() throws IOException {
    TestInstance.Handler silent = call -> call.in().read() > 0;
    try (TestGateway gateway =
            new TestGateway(directory, c -> c.drainLimit(Duration.ofMillis(100)));
        TestInstance shop = new TestInstance("shop", silent);
        TestClient busy = gateway.client()) {
      gateway.route(shop);
      busy.get(SHOP);
      await().until(() -> shop.seen().size() == 1);

      assertThat(gateway.gateway().drain()).isEqualTo(1);
    }
  }
}
