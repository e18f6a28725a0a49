package org.troupe.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as the process that {@code troupe up} starts. */
class GatewayMainIT {
  private static final Pattern LISTENS = Pattern.compile("listens on 127\\.0\\.0\\.1:(\\d+)");

  @TempDir private Path directory;

  private Process start(String token, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(GatewayMain.class.getName());
    command.addAll(List.of("--routes", directory.resolve("routes.json").toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log().toFile()).environment().put("TROUPE_GATEWAY_TOKEN", token);
    return builder.start();
  }

  private Path log() {
    return directory.resolve("gateway.log");
  }

  private String logged() throws IOException {
    return Files.readString(log(), UTF_8);
  }

  private static int exit(Process process) throws InterruptedException {
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  void aTakenPortEndsItWith2AndOneLineThatNamesThePort() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();

      Process process = start("t", "--listen", address, "--admin", "127.0.0.1:0");

      assertThat(exit(process)).isEqualTo(2);
      assertThat(logged().lines())
          .singleElement()
          .asString()
          .endsWith(
              "the gateway cannot start: cannot listen on "
                  + address
                  + " (--listen): the port is already in use");
    }
  }

  @Test
  void badArgumentsAndAMissingTokenEndItWith2() throws Exception {
    assertThat(exit(start("t", "--nonsense", "1"))).isEqualTo(2);
    assertThat(logged().lines()).singleElement().asString().contains("unknown option --nonsense");
    assertThat(exit(start(""))).isEqualTo(2);
    assertThat(logged().lines()).singleElement().asString().contains("TROUPE_GATEWAY_TOKEN");
  }

  @Test
  void aSigtermIsFollowedByTheLastAnswerAndExit0() throws Exception {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    TestInstance.Handler slow =
        call -> {
          TestInstance.await(mayAnswer);
          return call.ok("late");
        };
    try (TestInstance shop = new TestInstance("shop", slow)) {
      try (TestGateway remembering = new TestGateway(directory)) {
        remembering.route(shop);
      }
      Process process = start("t", "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0");
      try (TestClient client = new TestClient(address())) {
        client.get(TestGateway.SHOP);
        await().until(() -> shop.seen().size() == 1);

        process.destroy();
        await().atMost(Duration.ofSeconds(10)).until(() -> logged().contains("draining 1"));
        mayAnswer.countDown();

        assertThat(client.answer().body()).isEqualTo("late");
        assertThat(exit(process)).isZero();
        assertThat(logged()).contains("EPOLL", "routes version 1", "gateway stopped");
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private InetSocketAddress address() {
    await().atMost(Duration.ofSeconds(20)).until(() -> LISTENS.matcher(logged()).find());
    try {
      Matcher listens = LISTENS.matcher(logged());
      assertThat(listens.find()).isTrue();
      return new InetSocketAddress(
          InetAddress.getLoopbackAddress(), Integer.parseInt(listens.group(1)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
