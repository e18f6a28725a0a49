package org.troupe.adapter;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;

/**
 * By what a message is known at the broker.
 *
 * @param id the broker's number of it
 * @param deliveries how often it has been delivered, this time included
 */
record MessageIdentity(long id, int deliveries) {

  /** Null if it is no message of Artemis'. */
  static MessageIdentity of(Message message) {
    try {
      return message instanceof ActiveMQMessage artemis
          ? new MessageIdentity(
              artemis.getCoreMessage().getMessageID(), message.getIntProperty("JMSXDeliveryCount"))
          : null;
    } catch (JMSException e) {
      return null;
    }
  }
}
