package org.troupe.wire;

import java.util.List;

/**
 * What a program outside needs to put messages on the queues of a slot.
 *
 * @param service the cloud service
 * @param slot {@code production} or {@code staging}
 * @param login its name at the broker
 * @param password its password there
 * @param coreUrl where Artemis' own clients connect
 * @param amqpUrl where AMQP 1.0 clients connect; absent if the broker does not speak it
 * @param addresses where messages are sent
 */
public record ProducerView(
    String service,
    String slot,
    String login,
    String password,
    String coreUrl,
    @MayBeAbsent String amqpUrl,
    List<Address> addresses) {

  public ProducerView {
    addresses = List.copyOf(addresses);
  }

  /**
   * Where a queue's messages are sent.
   *
   * @param queue as the definition declares it
   * @param address its address at the broker
   */
  public record Address(String queue, String address) {}

  /** Never tells the password. */
  @Override
  public String toString() {
    return login + " of " + service + " " + slot;
  }
}
