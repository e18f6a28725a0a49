package org.troupe.servicepackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.troupe.definition.Finding;
import org.troupe.definition.QueueDefinition;
import org.troupe.portable.ArchiveNeeds;
import org.troupe.portable.Destination;

class DestinationQueuesTest {

  private static final String WAR = "roles/web/shop.war";

  @Test
  void takesTheQueueThatIsDeclaredForTheName() {
    Messaging messaging =
        decide(
            List.of(queue("orders", null), queue("mail", "java:app/jms/Orders")),
            new Destination("java:app/jms/Orders", "orders"));
    assertThat(messaging.destinations()).containsEntry("java:app/jms/Orders", "mail");
    assertThat(messaging.queues()).hasSize(2);
    assertThat(messaging.warnings()).isEmpty();
  }

  @Test
  void elseTheOneThatIsCalledLikeIt() {
    Messaging messaging =
        decide(
            List.of(queue("photo-orders", null)), new Destination("java:app/jms/PhotoOrders", ""));
    assertThat(messaging.destinations())
        .containsExactly(Map.entry("java:app/jms/PhotoOrders", "photo-orders"));
    assertThat(messaging.warnings()).isEmpty();
  }

  @Test
  void elseMakesOneAndSaysSo() {
    Messaging messaging = decide(List.of(), new Destination("java:app/jms/Orders", ""));
    assertThat(messaging.queues()).containsExactly(new QueueDefinition("orders", 5, 4, none()));
    assertThat(messaging.warnings())
        .containsExactly(
            new Finding(
                WAR,
                0,
                "destination 'java:app/jms/Orders' is queue 'orders', made with defaults: declare"
                    + " it by t:Queue to change them"));
    assertThat(messaging.queue("java:app/jms/Orders").orElseThrow().name()).isEqualTo("orders");
  }

  @Test
  void twoNamesOfOneDestinationAreOneQueue() {
    Messaging messaging =
        decide(
            List.of(),
            new Destination("java:app/jms/In", "orders"),
            new Destination("jms/Orders", ""));
    assertThat(messaging.destinations())
        .containsEntry("java:app/jms/In", "orders")
        .containsEntry("jms/Orders", "orders");
    assertThat(messaging.queues()).hasSize(1);
  }

  @Test
  void bindsADeclaredDestinationThatNobodyWasSeenToUse() {
    assertThat(decide(List.of(queue("mail", "jms/Mail"))).destinations())
        .containsExactly(Map.entry("jms/Mail", "mail"));
  }

  @ParameterizedTest
  @CsvSource({
    "java:app/jms/Orders, orders",
    "java:global/jms/PhotoOrders, photo-orders",
    "jms/photo_orders.in, photo-orders-in",
    "OrderV2Queue, order-v2-queue",
    "jms/__, queue"
  })
  void namesQueuesByTheLastPartOfAName(String jndiName, String queue) {
    assertThat(DestinationQueues.queueName(new Destination(jndiName, ""))).isEqualTo(queue);
  }

  @Test
  void keepsQueueNamesShort() {
    String name = DestinationQueues.queueName(new Destination("jms/" + "a".repeat(90), ""));
    assertThat(name).hasSize(50);
  }

  private static Messaging decide(List<QueueDefinition> declared, Destination... destinations) {
    ArchiveNeeds needs = new ArchiveNeeds(List.of(destinations), Set.of(), false, List.of());
    return DestinationQueues.of(declared, Map.of(WAR, needs));
  }

  private static QueueDefinition queue(String name, String destination) {
    return new QueueDefinition(name, 5, 4, Optional.ofNullable(destination));
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
