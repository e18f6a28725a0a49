package org.troupe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.troupe.gateway.TestGateway.SHOP;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies larger than what the gateway may hold of them pass through, whoever is the slow one. */
class StreamingIT {
  private static final int BODY = 64 * 1024 * 1024;
  private static final byte[] BLOCK = new byte[64 * 1024];

  /** Far below the body, well above what two connections' buffers and an arena's chunks take. */
  private static final long ROOM = 16 * 1024 * 1024;

  @TempDir private Path directory;

  @Test
  void aDownloadWaitsForASlowClient() throws IOException {
    AtomicLong written = new AtomicLong();
    TestInstance.Handler download =
        call -> {
          call.send("HTTP/1.1 200 OK\r\nContent-Length: " + BODY + "\r\n\r\n");
          write(call.out()::write, written);
          return true;
        };
    try (TestGateway gateway = new TestGateway(directory);
        TestInstance shop = new TestInstance("shop", download);
        TestClient client = gateway.client()) {
      gateway.route(shop);
      long before = directMemory();
      client.get(SHOP);

      awaitStall(written);

      assertThat(written.get()).isLessThan(BODY);
      assertThat(directMemory() - before).isLessThan(ROOM);
      Message head = Message.readHead(client.in());
      assertThat(head.status()).isEqualTo(200);
      assertThat(drain(client.in(), BODY)).isEqualTo(BODY);
      assertThat(directMemory() - before).isLessThan(ROOM);
      assertThat(client.get("nobody").answer().status()).isEqualTo(404);
    }
  }

  @Test
  void anUploadWaitsForASlowInstance() throws IOException {
    CountDownLatch mayRead = new CountDownLatch(1);
    TestInstance.Handler upload =
        call -> {
          TestInstance.await(mayRead);
          return call.ok(Long.toString(drain(call.in(), BODY)));
        };
    AtomicLong written = new AtomicLong();
    try (TestGateway gateway = new TestGateway(directory);
        TestInstance shop = new TestInstance("shop", upload);
        TestClient client = gateway.client()) {
      gateway.route(shop);
      long before = directMemory();
      client.send("PUT / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: " + BODY + "\r\n\r\n");
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(() -> write(client::send, written));

      awaitStall(written);

      assertThat(written.get()).isLessThan(BODY);
      assertThat(directMemory() - before).isLessThan(ROOM);
      mayRead.countDown();
      assertThat(client.answer().body()).isEqualTo(Integer.toString(BODY));
      sending.join();
      assertThat(directMemory() - before).isLessThan(ROOM);
    }
  }

  private interface Sink {
    void write(byte[] block) throws IOException;
  }

  private static void write(Sink sink, AtomicLong written) {
    try {
      while (written.get() < BODY) {
        sink.write(BLOCK);
        written.addAndGet(BLOCK.length);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long drain(InputStream in, long expected) throws IOException {
    byte[] block = new byte[BLOCK.length];
    long total = 0;
    while (total < expected) {
      int count = in.read(block);
      if (count < 0) {
        break;
      }
      total += count;
    }
    return total;
  }

  /** Back pressure has come all the way when the writer gets on no more. */
  private static void awaitStall(AtomicLong written) {
    AtomicLong last = new AtomicLong(-1);
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(400))
        .until(() -> written.get() > 0 && last.getAndSet(written.get()) == written.get());
  }

  private static long directMemory() {
    return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
  }
}
