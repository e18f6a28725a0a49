package org.troupe.queue;

import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * The notes that workers leave of deliveries that failed, one for each delivery.
 *
 * @param session in whose transaction they are taken
 * @param queues all queues there are
 */
record CauseNotes(ClientSession session, Set<String> queues) {

  /** By which a note names the message: the broker's number of it. */
  private static final String MESSAGE = "troupe_message";

  /** Takes all notes of a dead letter. Answers with the last one; empty if there are none. */
  Optional<ClientMessage> take(ClientMessage letter) throws ActiveMQException {
    String own = DeadLetter.originalQueue(letter);
    String causes = own.indexOf('.') < 0 ? "" : QueueNames.causes(QueueNames.deploymentOf(own));
    if (!queues.contains(causes)) {
      return Optional.empty();
    }
    String ofLetter = MESSAGE + " = " + DeadLetter.originalId(letter);
    ClientMessage last = null;
    try (ClientConsumer notes = session.createConsumer(causes, ofLetter)) {
      for (ClientMessage note = notes.receiveImmediate();
          note != null;
          note = notes.receiveImmediate()) {
        note.acknowledge();
        last = note;
      }
    }
    return Optional.ofNullable(last);
  }
}
