package org.troupe.adapter;

/** What one consumer gets its messages through. */
interface InboundSession {

  /** Delivers no further message from now on; does not wait for the one being worked on. */
  void halt() throws Exception;

  /** Delivers again; nothing if it does. */
  void go() throws Exception;

  /** Gives back what is fetched and not worked on. */
  void close() throws Exception;

  boolean isClosed();
}
