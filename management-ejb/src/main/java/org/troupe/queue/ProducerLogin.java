package org.troupe.queue;

/**
 * The login with which producers outside send to the queues of one slot, and do nothing else.
 *
 * @param slot outside name of the slot, {@code shop} or {@code shop-staging}
 * @param password its password
 */
public record ProducerLogin(String slot, String password) {

  /** Its name; with a dot in it, so that it is never the broker's administrator or a deployment. */
  public String name() {
    return slot + ".producer";
  }

  /** Never tells the password. */
  @Override
  public String toString() {
    return name();
  }
}
