package org.troupe.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.ActiveMQNonExistentQueueException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerIT {

  private static final String QUEUE = "d1.photos";

  @TempDir private Path directory;
  private BrokerProcess broker;

  @BeforeEach
  void start() throws Exception {
    broker = BrokerProcess.startedIn(directory);
  }

  @AfterEach
  void end() {
    broker.close();
  }

  @Test
  void keeps_users_permissions_queues_and_messages_over_a_restart() throws Exception {
    makeQueueFor("worker");
    try (var worker = broker.connect("worker", "worker's secret")) {
      send(worker, "before");
    }

    assertThat(broker.stop()).isEqualTo(143);
    broker.start();

    try (var worker = broker.connect("worker", "worker's secret")) {
      send(worker, "after");
      assertThat(receive(worker)).isEqualTo("before");
      assertThat(receive(worker)).isEqualTo("after");
    }
  }

  @Test
  void keeps_messages_over_a_crash() throws Exception {
    makeQueueFor("worker");
    try (var worker = broker.connect("worker", "worker's secret")) {
      send(worker, "durable");
    }

    broker.kill();
    broker.start();

    try (var worker = broker.connect("worker", "worker's secret")) {
      assertThat(receive(worker)).isEqualTo("durable");
    }
  }

  @Test
  void refuses_wrong_passwords_and_strangers() {
    assertThatExceptionOfType(ActiveMQSecurityException.class)
        .isThrownBy(() -> broker.connect("admin", "guess"));
    assertThatExceptionOfType(ActiveMQSecurityException.class)
        .isThrownBy(() -> broker.connect("nobody", "secret"));
    assertThatExceptionOfType(ActiveMQSecurityException.class)
        .isThrownBy(() -> broker.connect(null, null));
  }

  @Test
  void lets_a_user_do_only_what_it_was_allowed() throws Exception {
    makeQueueFor("worker");
    try (var worker = broker.connect("worker", "worker's secret")) {
      assertThatExceptionOfType(ActiveMQSecurityException.class)
          .isThrownBy(() -> worker.session().createConsumer(Broker.DEAD_LETTERS));
      assertThatExceptionOfType(ActiveMQSecurityException.class)
          .isThrownBy(() -> worker.manage("listUser", ""));
    }
  }

  @Test
  void makes_no_queue_by_itself() throws Exception {
    try (var admin = broker.connect("admin", BrokerProcess.PASSWORD)) {
      assertThatThrownBy(() -> admin.session().createConsumer("no.such"))
          .isInstanceOf(ActiveMQNonExistentQueueException.class);
    }
  }

  @Test
  void does_not_log_the_password() throws Exception {
    assertThat(broker.logged()).doesNotContain(BrokerProcess.PASSWORD);
  }

  private void makeQueueFor(String user) throws Exception {
    try (var admin = broker.connect("admin", BrokerProcess.PASSWORD)) {
      admin.manage("createAddress", QUEUE, "ANYCAST");
      admin.manage("createQueue", QUEUE, "ANYCAST", QUEUE, null, true, -1, false, false);
      admin.manage("addUser", user, user + "'s secret", user, false);
      String both = "admin," + user;
      admin.manage(
          "addSecuritySettings",
          QUEUE,
          both,
          both,
          "admin",
          "admin",
          "admin",
          "admin",
          "admin",
          "admin",
          "admin",
          "admin");
    }
  }

  private static void send(BrokerProcess.Connected user, String text) throws Exception {
    try (ClientProducer producer = user.session().createProducer(QUEUE)) {
      ClientMessage message = user.session().createMessage(true);
      message.getBodyBuffer().writeString(text);
      producer.send(message);
    }
  }

  private static String receive(BrokerProcess.Connected user) throws Exception {
    user.session().start();
    try (var consumer = user.session().createConsumer(QUEUE)) {
      ClientMessage message = consumer.receive(10_000);
      assertThat(message).isNotNull();
      message.acknowledge();
      return message.getBodyBuffer().readString();
    }
  }
}
