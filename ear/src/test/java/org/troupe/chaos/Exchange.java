package org.troupe.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.FullHttpResponse;
import java.util.function.Consumer;

/** A request under way. Ends once; what comes later is passed over. One thread touches it. */
final class Exchange {

  /** Which instance answers; the gateway's own answers lack it. */
  private static final String SIGNATURE = "Ledger-Instance";

  private static final int SERVER_ERROR = 500;
  private static final int TOLD_CHARACTERS = 200;

  private final Ask ask;
  private final long dueAt;
  private final long sentAt;
  private final Consumer<Reply> then;
  private Runnable atEnd = () -> {};
  private Reply.Connection connection = Reply.Connection.NONE;
  private boolean ended;

  Exchange(Ask ask, long dueAt, long sentAt, Consumer<Reply> then) {
    this.ask = ask;
    this.dueAt = dueAt;
    this.sentAt = sentAt;
    this.then = then;
  }

  Ask ask() {
    return ask;
  }

  long sentAt() {
    return sentAt;
  }

  boolean ended() {
    return ended;
  }

  void atEnd(Runnable action) {
    atEnd = action;
  }

  void goesBy(Reply.Connection made) {
    connection = made;
  }

  void answered(FullHttpResponse answer) {
    String body = answer.content().toString(UTF_8);
    String told =
        answer.status() + " " + body.substring(0, Math.min(body.length(), TOLD_CHARACTERS));
    if (answer.status().code() == ask.status() && body.startsWith(ask.begins())) {
      end(null, told);
    } else if (answer.status().code() < SERVER_ERROR) {
      end(Mishap.WRONG_ANSWER, told);
    } else {
      boolean signed = answer.headers().contains(SIGNATURE);
      end(signed ? Mishap.APPLICATION_ERROR : Mishap.GATEWAY_ERROR, told.strip());
    }
  }

  void fails(Mishap mishap, String detail) {
    end(mishap, detail);
  }

  private void end(Mishap mishap, String detail) {
    if (!ended) {
      ended = true;
      atEnd.run();
      then.accept(new Reply(ask, dueAt, sentAt, System.nanoTime(), connection, mishap, detail));
    }
  }
}
