package org.troupe.chaos;

/** What can become of a request but the right answer. */
enum Mishap {
  /** Nobody listened. */
  REFUSED("connection refused"),
  /** The connection could not be made within the limit. */
  NO_CONNECTION("no connection"),
  /** The connection broke after the request had been sent, before the answer was whole. */
  RESET("reset in the air"),
  /** No whole answer within the limit. */
  TIMEOUT("no answer in time"),
  /** An error that the gateway made up. */
  GATEWAY_ERROR("error by the gateway"),
  /** An error that the application answered. */
  APPLICATION_ERROR("error by the application"),
  /** An answer to something else than what was asked. */
  WRONG_ANSWER("wrong answer"),
  /** So many requests were under way that this one was not sent; the load's own bound. */
  NOT_SENT("not sent");

  private final String words;

  Mishap(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
