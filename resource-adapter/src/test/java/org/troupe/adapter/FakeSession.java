package org.troupe.adapter;

/** A session that says what was done to it. */
final class FakeSession implements InboundSession {

  volatile boolean halted;
  volatile boolean closed;

  @Override
  public void halt() {
    halted = true;
  }

  @Override
  public void go() {
    halted = false;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }
}
