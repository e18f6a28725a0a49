package org.troupe.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.troupe.adapter.FakeActivations.Bean;
import org.troupe.adapter.FakeActivations.Spec;

class ConsumersTest {

  private static final long LIMIT = 5_000;
  private static final long SHORT = 20;

  private final FakeActivations activations = new FakeActivations();
  private final Spec spec = new Spec(true);
  private final FakeSession session = new FakeSession();
  private Consumers consumers = new Consumers(activations, false);

  @AfterEach
  void after() {
    consumers.end();
  }

  @Test
  void endsAllConsumersAndMakesThemAgain() throws Exception {
    consumers.add(new Bean("a"), spec);
    consumers.add(new Bean("b"), new Spec(true));
    assertThat(activations.active).containsExactly("a", "b");
    assertThat(consumers.pause(LIMIT)).isEmpty();
    assertThat(activations.active).isEmpty();
    assertThat(consumers.isPaused()).isTrue();
    assertThat(consumers.resume(LIMIT)).isEmpty();
    assertThat(activations.active).containsExactlyInAnyOrder("a", "b");
    assertThat(consumers.isPaused()).isFalse();
  }

  @Test
  void pausesAndResumesTwiceAsOnce() throws Exception {
    consumers.add(new Bean("a"), spec);
    assertThat(consumers.pause(LIMIT)).isEmpty();
    assertThat(consumers.pause(0)).isEmpty();
    assertThat(consumers.resume(LIMIT)).isEmpty();
    assertThat(consumers.resume(0)).isEmpty();
    assertThat(activations.active).containsExactly("a");
  }

  @Test
  void waitsForTheMessageInFlightWithItsSessionHalted() throws Exception {
    consumers.add(new Bean("a"), spec);
    assertThat(consumers.admits(session)).isTrue();
    MessageEndpoint endpoint = beginMessage();
    assertThat(consumers.pause(SHORT)).isEqualTo("Messages still being worked on: 1.");
    Awaitility.await().until(() -> session.halted);
    assertThat(activations.active).containsExactly("a");
    assertThat(session.closed).isFalse();

    endMessage(endpoint);
    assertThat(consumers.pause(LIMIT)).isEmpty();
    assertThat(activations.active).isEmpty();
    assertThat(session.closed).isTrue();
  }

  @Test
  void endsTheConsumersAfterTheLimitToo() throws Exception {
    consumers.add(new Bean("a"), spec);
    MessageEndpoint endpoint = beginMessage();
    assertThat(consumers.pause(SHORT)).isNotEmpty();
    endMessage(endpoint);
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(activations.active::isEmpty);
  }

  @Test
  void goesOnWithTheSameConsumersWhenTheyHaveNotEnded() throws Exception {
    consumers.add(new Bean("a"), spec);
    consumers.admits(session);
    MessageEndpoint endpoint = beginMessage();
    assertThat(consumers.pause(SHORT)).isNotEmpty();
    assertThat(consumers.resume(LIMIT)).isEmpty();
    assertThat(session.halted).isFalse();
    assertThat(session.closed).isFalse();
    assertThat(activations.active).containsExactly("a");
    endMessage(endpoint);
  }

  @Test
  void beginsPausedAsAStandby() throws Exception {
    consumers = new Consumers(activations, true);
    consumers.add(new Bean("a"), spec);
    assertThat(activations.active).isEmpty();
    assertThat(consumers.admits(session)).isFalse();
    assertThat(consumers.resume(LIMIT)).isEmpty();
    assertThat(activations.active).containsExactly("a");
    assertThat(consumers.admits(session)).isTrue();
  }

  @Test
  void findsAFaultySpecificationWhilePausedToo() {
    consumers = new Consumers(activations, true);
    assertThatThrownBy(() -> consumers.add(new Bean("a"), new Spec(false)))
        .isInstanceOf(ResourceException.class);
  }

  @Test
  void letsABeanGoWhilePaused() throws Exception {
    consumers.add(new Bean("a"), spec);
    assertThat(consumers.pause(LIMIT)).isEmpty();
    consumers.remove(spec);
    consumers.remove(spec);
    assertThat(consumers.resume(LIMIT)).isEmpty();
    assertThat(activations.active).isEmpty();
  }

  @Test
  void makesNoEndpointForConsumersThatHaveEnded() throws Exception {
    consumers.add(new Bean("a"), spec);
    MessageEndpointFactory late = activations.lastFactory;
    assertThat(consumers.pause(LIMIT)).isEmpty();
    assertThat(consumers.resume(LIMIT)).isEmpty();
    assertThatThrownBy(() -> late.createEndpoint(null)).isInstanceOf(UnavailableException.class);
    assertThat(activations.lastFactory.createEndpoint(null)).isNotNull();
  }

  @Test
  void countsNoMessageThatCannotBeDelivered() throws Exception {
    consumers.add(new Bean("a"), spec);
    MessageEndpoint endpoint = activations.lastFactory.createEndpoint(null);
    assertThatThrownBy(() -> endpoint.beforeDelivery(null))
        .isInstanceOf(NoSuchMethodException.class);
    assertThat(consumers.getInFlight()).isZero();
  }

  @Test
  void countsTheEndOfAMessageOnce() throws Exception {
    consumers.add(new Bean("a"), spec);
    MessageEndpoint endpoint = beginMessage();
    assertThat(consumers.getInFlight()).isEqualTo(1);
    endMessage(endpoint);
    endpoint.afterDelivery();
    assertThat(consumers.getInFlight()).isZero();
  }

  private MessageEndpoint beginMessage() throws Exception {
    MessageEndpoint endpoint = activations.lastFactory.createEndpoint(null);
    Method method = MessageListener.class.getMethod("onMessage", Message.class);
    endpoint.beforeDelivery(method);
    ((MessageListener) endpoint).onMessage(null);
    return endpoint;
  }

  private static void endMessage(MessageEndpoint endpoint) throws ResourceException {
    endpoint.afterDelivery();
  }
}
