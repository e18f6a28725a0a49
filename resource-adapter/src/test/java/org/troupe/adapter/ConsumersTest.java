package org.troupe.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.troupe.adapter.FakeActivations.Bean;
import org.troupe.adapter.FakeActivations.Spec;

class ConsumersTest {

  private static final long LIMIT = 5_000;
  private static final long SHORT = 20;

  private static final Method ON_MESSAGE = MessageListener.class.getMethods()[0];

  private final FakeActivations activations = new FakeActivations();
  private final Spec spec = new Spec(true);
  private final List<FailureNotes.Note> noted = new CopyOnWriteArrayList<>();
  private final FailureNotes notes = new FailureNotes(new NoteList(noted), () -> 77);
  private final FakeSession session = new FakeSession();
  private Consumers consumers = new Consumers(activations, notes, false);

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
    consumers = new Consumers(activations, notes, true);
    consumers.add(new Bean("a"), spec);
    assertThat(activations.active).isEmpty();
    assertThat(consumers.admits(session)).isFalse();
    assertThat(consumers.resume(LIMIT)).isEmpty();
    assertThat(activations.active).containsExactly("a");
    assertThat(consumers.admits(session)).isTrue();
  }

  @Test
  void findsAFaultySpecificationWhilePausedToo() {
    consumers = new Consumers(activations, notes, true);
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

  @Test
  void notesWhyADeliveryFails() throws Exception {
    consumers.add(
        new Bean("poisoned", new IllegalStateException("outer", new IOException("no"))), spec);
    MessageEndpoint endpoint = activations.lastFactory.createEndpoint(null);
    endpoint.beforeDelivery(ON_MESSAGE);
    Message message = FakeMessage.numbered(42, 3);
    assertThatThrownBy(() -> ((MessageListener) endpoint).onMessage(message))
        .isInstanceOf(IllegalStateException.class);
    endpoint.afterDelivery();

    Awaitility.await().until(() -> noted.size() == 1);
    FailureNotes.Note note = noted.get(0);
    assertThat(note.message()).isEqualTo(42);
    assertThat(note.deliveries()).isEqualTo(3);
    assertThat(note.cause()).isEqualTo("java.io.IOException: no");
    assertThat(note.stack()).startsWith("java.io.IOException: no").contains("ConsumersTest");
    assertThat(note.at()).isEqualTo(77);
  }

  @Test
  void leavesNoNoteOfWhatSucceedsOrCannotBeNamed() throws Exception {
    consumers.add(new Bean("a"), spec);
    endMessage(beginMessage());
    consumers.add(new Bean("poisoned", new IllegalStateException()), new Spec(true));
    assertThatThrownBy(this::beginMessage).isInstanceOf(IllegalStateException.class);
    consumers.end();
    assertThat(noted).isEmpty();
  }

  private MessageEndpoint beginMessage() throws Exception {
    MessageEndpoint endpoint = activations.lastFactory.createEndpoint(null);
    endpoint.beforeDelivery(ON_MESSAGE);
    ((MessageListener) endpoint).onMessage(null);
    return endpoint;
  }

  private static void endMessage(MessageEndpoint endpoint) throws ResourceException {
    endpoint.afterDelivery();
  }

  private record NoteList(List<FailureNotes.Note> notes) implements NoteSender {

    @Override
    public void send(FailureNotes.Note note) {
      notes.add(note);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
