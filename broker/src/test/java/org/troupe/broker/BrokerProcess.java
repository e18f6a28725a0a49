package org.troupe.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** A broker in a JVM of its own, as the platform runs it. */
final class BrokerProcess implements AutoCloseable {

  static final String PASSWORD = "administrator's secret";

  private static final long LIMIT_SECONDS = 60;

  private final Path directory;
  private final int port;
  private Process process;

  private BrokerProcess(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  static BrokerProcess startedIn(Path directory) throws Exception {
    BrokerProcess broker = new BrokerProcess(directory, freePort());
    broker.start();
    return broker;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  void start() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                "--listen",
                "127.0.0.1:" + port,
                "--data",
                directory.resolve("data").toString())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    builder.environment().put(BrokerOptions.USER_VARIABLE, "admin");
    builder.environment().put(BrokerOptions.PASSWORD_VARIABLE, PASSWORD);
    process = builder.start();
    awaitStarted();
  }

  /** Where AMQP clients connect, with what their logging in needs. */
  String amqp() {
    return "amqp://127.0.0.1:" + port + "?amqp.saslMechanisms=PLAIN";
  }

  /** A session of the given user; closing it closes its connection. */
  Connected connect(String user, String password) throws Exception {
    ServerLocator locator =
        ActiveMQClient.createServerLocator("tcp://127.0.0.1:" + port)
            .setInitialConnectAttempts(1)
            .setReconnectAttempts(0);
    try {
      ClientSessionFactory factory = locator.createSessionFactory();
      return new Connected(
          locator, factory.createSession(user, password, false, true, true, false, 0));
    } catch (Exception e) {
      locator.close();
      throw e;
    }
  }

  /** SIGTERM; answers with the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the broker does not stop");
    }
    return process.exitValue();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  String logged() throws IOException {
    return Files.readString(log());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Path log() {
    return directory.resolve("broker.log");
  }

  private void awaitStarted() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!logged().contains("broker=started")) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("the broker does not start:\n" + logged());
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
  }

  record Connected(ServerLocator locator, ClientSession session) implements AutoCloseable {

    /** Has the broker do something, as its administrator may. */
    Object manage(String operation, Object... values) throws Exception {
      ClientRequestor requestor = new ClientRequestor(session, "activemq.management");
      try {
        session.start();
        ClientMessage request = session.createMessage(false);
        ManagementHelper.putOperationInvocation(request, ResourceNames.BROKER, operation, values);
        ClientMessage reply = requestor.request(request, 10_000);
        assertThat(reply).as("answer to %s", operation).isNotNull();
        assertThat(ManagementHelper.hasOperationSucceeded(reply))
            .as("%s: %s", operation, ManagementHelper.getResult(reply))
            .isTrue();
        return ManagementHelper.getResult(reply);
      } finally {
        requestor.close();
      }
    }

    @Override
    public void close() {
      locator.close();
    }
  }
}
