package org.troupe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.troupe.gateway.TestGateway.SHOP;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways on one public port. */
class SharedPortTest {
  private static final int CONNECTIONS = 64;

  @TempDir private Path directory;

  private TestGateway second(TestGateway first, boolean shared) throws IOException {
    InetSocketAddress taken = first.gateway().address();
    return new TestGateway(directory.resolve("2"), c -> c.listen(taken).sharePort(shared));
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
