package org.troupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.troupe.instance.HostedInstance;

/** Instances at a broker that is killed, and stays away for longer than any limit of a retry. */
class BrokerAwayIT {

  private static final Logger LOG = System.getLogger(BrokerAwayIT.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Artemis' adapter tries ten times, two seconds apart, if it is not told otherwise. */
  private static final Duration AWAY = Duration.ofSeconds(40);

  private static final int LETTERS = 200;

  @Test
  void consumersComeBackAndWhatWasUnderWayIsDeliveredAgain() throws Exception {
    int port = freePort();
    Process broker = broker(port);
    try (RunningHost running = new RunningHost().atBroker(port);
        PostOffice office = new PostOffice(running, "d10");
        Recovery recovery = new Recovery(running)) {
      HostedInstance before = office.start(0);
      running.awaitState(before, "READY");
      for (int letter = 0; letter < LETTERS; letter++) {
        office.queues().send("mail", Integer.toString(letter));
      }
      await("the first letters", () -> office.rows("letter") > 0);
      broker.destroyForcibly().waitFor();

      HostedInstance meanwhile = office.start(1);
      running.awaitState(meanwhile, "READY");
      Awaitility.await("the broker being away").pollDelay(AWAY).timeout(LIMIT).until(() -> true);
      broker = broker(port);

      await("consumers of both", () -> office.queues().consumers("mail") == 8);
      await(
          "all letters and receipts",
          () -> office.different("letter") == LETTERS && office.different("receipt") == LETTERS);
      assertThat(office.queues().waiting("mail")).isZero();
      assertThat(office.rows("letter")).isEqualTo(LETTERS);
      assertThat(office.rows("receipt")).isEqualTo(LETTERS);
      LOG.log(Level.INFO, "branches ended after the broker was away: {0}", recovery.ended());
    } finally {
      broker.destroyForcibly();
    }
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(LIMIT).until(condition);
  }

  private static Process broker(int port) throws IOException {
    Path directory = Path.of(System.getProperty("troupe.it.directory"));
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.troupe.broker.BrokerMain",
                "--listen",
                "127.0.0.1:" + port,
                "--data",
                directory.resolve("broker-away-" + port).toString()));
    builder.environment().put("TROUPE_BROKER_USER", "admin");
    builder.environment().put("TROUPE_BROKER_PASSWORD", "it-secret");
    Path log = Files.createDirectories(directory).resolve("broker-away.log");
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Awaitility.await("the broker listening")
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(
            () -> {
              new Socket(InetAddress.getLoopbackAddress(), port).close();
              return true;
            });
    return process;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
