package org.troupe.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StopNoticeTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final AtomicInteger told = new AtomicInteger();
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer application;

  @BeforeEach
  void before() throws IOException {
    application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    application.setExecutor(threads);
    application.createContext(
        "/",
        exchange -> {
          if (exchange.getRequestMethod().equals("POST")) {
            told.incrementAndGet();
          }
          awaitLeave(exchange.getRequestURI().getPath().equals("/slow"));
          exchange.sendResponseHeaders(
              exchange.getRequestURI().getPath().equals("/broken") ? 500 : 204, -1);
          exchange.close();
        });
    application.start();
  }

  @AfterEach
  void after() {
    mayAnswer.countDown();
    application.stop(0);
    threads.shutdownNow();
  }

  @Test
  void asksNobodyWithoutAPath() {
    assertThat(notice("").tell(Duration.ZERO)).isEqualTo(new Outcome(true, ""));
    assertThat(told).hasValue(0);
  }

  @Test
  void tellsOnce() {
    StopNotice notice = notice("/quick");
    assertThat(notice.tell(LIMIT)).isEqualTo(new Outcome(true, "POST /quick answers 204."));
    assertThat(notice.tell(LIMIT).done()).isTrue();
    assertThat(told).hasValue(1);
  }

  @Test
  void takesAnErrorForAnAnswer() {
    assertThat(notice("/broken").tell(LIMIT))
        .isEqualTo(new Outcome(true, "POST /broken answers 500."));
  }

  @Test
  void waitsNoLongerThanTheLimitAndGoesOnWaitingWhenAskedAgain() {
    StopNotice notice = notice("/slow");
    assertThat(notice.tell(Duration.ofMillis(50)))
        .isEqualTo(new Outcome(false, "POST /slow has not answered yet."));
    mayAnswer.countDown();
    assertThat(notice.tell(LIMIT).done()).isTrue();
    assertThat(told).hasValue(1);
  }

  @Test
  void tellsAgainWhenItWasWithdrawn() {
    StopNotice notice = notice("/quick");
    notice.tell(LIMIT);
    notice.withdraw();
    notice.tell(LIMIT);
    assertThat(told).hasValue(2);
  }

  @Test
  void saysThatNobodyAnswers() {
    StopNotice notice = notice("/quick");
    application.stop(0);
    Outcome outcome = notice.tell(LIMIT);
    assertThat(outcome.done()).isFalse();
    assertThat(outcome.detail()).startsWith("POST /quick has no answer: ");
  }

  private StopNotice notice(String path) {
    return new StopNotice(application.getAddress().getPort(), path);
  }

  private void awaitLeave(boolean slow) throws IOException {
    try {
      if (slow && !mayAnswer.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("never let go");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
