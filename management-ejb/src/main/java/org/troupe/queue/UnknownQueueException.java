package org.troupe.queue;

import org.troupe.refusal.RefusedException;

/** A slot has no such queue, or a queue no such dead letter. */
public class UnknownQueueException extends RefusedException {

  private UnknownQueueException(String code, String message, String hint) {
    super(code, message, hint);
  }

  static UnknownQueueException queue(String slot, String queue) {
    return new UnknownQueueException(
        "QUEUE_UNKNOWN",
        slot + " has no queue '" + queue + "'",
        "a role declares its queues in the service definition; troupe queues lists them");
  }

  static UnknownQueueException message(String queue, String id) {
    return new UnknownQueueException(
        "MESSAGE_UNKNOWN",
        "there is no dead letter '" + id + "' of " + queue,
        "it may have been sent anew or deleted meanwhile; troupe queues peek lists them");
  }
}
