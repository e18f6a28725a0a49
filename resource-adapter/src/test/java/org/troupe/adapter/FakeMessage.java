package org.troupe.adapter;

import jakarta.jms.Message;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;

/** A message as the broker delivers it. */
final class FakeMessage {

  private FakeMessage() {}

  static Message numbered(long id, int deliveries) {
    ClientMessageImpl core = new ClientMessageImpl((byte) 0, true, 0, 0, (byte) 4, 100);
    core.setMessageID(id);
    core.setDeliveryCount(deliveries);
    return new ActiveMQMessage(core, null);
  }
}
