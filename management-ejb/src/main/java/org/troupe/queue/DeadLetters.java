package org.troupe.queue;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * The dead letters of one slot's queue: told why they died, sent anew, deleted. What is taken and
 * what is sent in its place belong to one transaction at the broker, so that a crash loses nothing
 * and doubles nothing.
 */
final class DeadLetters {

  private static final int BATCH = 100;
  private static final String OF_ARTEMIS_ORIGIN = "_AMQ_ORIG";

  private final BrokerSession session;
  private final String outside;
  private final String queue;

  /**
   * Those of a queue.
   *
   * @param outside its outside address
   */
  DeadLetters(BrokerSession session, String outside) {
    this.session = session;
    this.outside = outside;
    this.queue = QueueNames.deadLetters(outside);
  }

  /**
   * Puts cause, count and stack on those that have none, a bounded number of them.
   *
   * @param waitedFor whether the note of a message with this id would have come by now
   * @return how many have none yet, since their notes may still come
   */
  int explain(LongPredicate waitedFor, Instant now) {
    try (ClientSession transaction = session.transacted();
        ClientConsumer letters = transaction.createConsumer(queue, DeadLetter.UNEXPLAINED);
        ClientProducer back = transaction.createProducer(queue)) {
      CauseNotes notes =
          new CauseNotes(transaction, Queues.names(session).collect(Collectors.toSet()));
      transaction.start();
      int left = 0;
      for (int looked = 0; looked < BATCH; looked++) {
        ClientMessage letter = letters.receiveImmediate();
        if (letter == null) {
          break;
        }
        Optional<ClientMessage> note = notes.take(letter);
        if (note.isEmpty() && !waitedFor.test(DeadLetter.originalId(letter))) {
          left++;
          continue;
        }
        ClientMessage explained = MessageCopy.of(transaction, letter, name -> true);
        explain(explained, letter, note, now);
        back.send(explained);
        letter.individualAcknowledge();
      }
      transaction.commit();
      return left;
    } catch (ActiveMQException | IOException e) {
      throw new BrokerUnavailableException("looking after dead letters of " + outside, e);
    }
  }

  private static void explain(
      ClientMessage copy, ClientMessage letter, Optional<ClientMessage> note, Instant now) {
    copy.putStringProperty(DeadLetter.ID, Long.toString(DeadLetter.originalId(letter)));
    copy.putStringProperty(DeadLetter.QUEUE, DeadLetter.originalQueue(letter));
    copy.putLongProperty(DeadLetter.SENT_AT, letter.getTimestamp());
    if (letter.getUserID() != null) {
      copy.putStringProperty(DeadLetter.MESSAGE_ID, "ID:" + letter.getUserID());
    }
    copy.putStringProperty(
        DeadLetter.CAUSE,
        note.map(n -> n.getStringProperty(DeadLetter.CAUSE)).orElse(DeadLetter.UNKNOWN_CAUSE));
    copy.putLongProperty(
        DeadLetter.FAILED_AT,
        note.filter(n -> n.containsProperty(DeadLetter.FAILED_AT))
            .map(n -> n.getLongProperty(DeadLetter.FAILED_AT))
            .orElse(now.toEpochMilli()));
    note.ifPresent(
        n -> {
          for (String name : Set.of(DeadLetter.STACK, DeadLetter.INSTANCE)) {
            Optional.ofNullable(n.getStringProperty(name))
                .ifPresent(value -> copy.putStringProperty(name, value));
          }
          if (n.containsProperty(DeadLetter.DELIVERIES)) {
            copy.putIntProperty(DeadLetter.DELIVERIES, n.getIntProperty(DeadLetter.DELIVERIES));
          }
        });
  }

  /**
   * Sends them anew to the outside address, as if they had just come.
   *
   * @param id of the one, or empty for all
   * @param most how many, so that those which die again meanwhile are not sent again and again
   * @return how many were sent
   */
  long retry(Optional<String> id, long most) {
    long sent = 0;
    try (ClientSession transaction = session.transacted();
        ClientConsumer letters = transaction.createConsumer(queue, filter(id));
        ClientProducer producer = transaction.createProducer(outside)) {
      transaction.start();
      for (ClientMessage letter = letters.receiveImmediate();
          letter != null;
          letter = sent < most ? letters.receiveImmediate() : null) {
        producer.send(MessageCopy.of(transaction, letter, DeadLetters::isItsOwn));
        letter.individualAcknowledge();
        sent++;
        if (sent % BATCH == 0) {
          transaction.commit();
        }
      }
      transaction.commit();
    } catch (ActiveMQException | IOException e) {
      throw new BrokerUnavailableException(
          "sending dead letters of " + outside + " anew ended after " + sent, e);
    }
    return sent;
  }

  private static boolean isItsOwn(String property) {
    return !DeadLetter.PROPERTIES.contains(property)
        && !property.startsWith(OF_ARTEMIS_ORIGIN)
        && !property.equals(Message.HDR_ROUTING_TYPE.toString());
  }

  /**
   * Deletes them.
   *
   * @param id of the one, or empty for all
   * @return how many there were
   */
  long delete(Optional<String> id) {
    return ((Number) session.queue(queue, "removeMessages", BATCH, filter(id))).longValue();
  }

  private static String filter(Optional<String> id) {
    return id.map(value -> DeadLetter.ID + " = '" + value.replace("'", "''") + "'").orElse("");
  }
}
