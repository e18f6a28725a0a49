package org.troupe.gateway;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;

/**
 * One request's life: an instance is chosen, a connection taken or made, the request passed on as
 * it comes, and the answer passed back as it comes. It ends with a complete answer, with a page of
 * our own if the answer had not begun, or else with the client's connection broken off.
 *
 * <p>Another instance is tried when no connection could be made, and also, for an idempotent
 * request without a body, when the connection broke before the answer began, or the controller says
 * that the instance has fallen silent.
 */
final class Exchange {
  private final ClientHandler client;
  private final Loop loop;
  private final HttpRequest request;
  private final Attempts attempts;

  private Instance instance;
  private UpstreamHandler upstream;

  /** What arrived of the body while there was no connection yet. */
  private ArrayDeque<HttpContent> waiting;

  private boolean keepAlive;
  private boolean requestComplete;
  private boolean bodySeen;
  private boolean interim;
  private boolean answerBegun;
  private boolean upstreamKeepAlive;
  private boolean done;
  private long progress;

  /**
   * An exchange that has not begun.
   *
   * @param request already rewritten for the instance
   * @param keepAlive whether the client wants its connection kept
   */
  Exchange(ClientHandler client, Loop loop, HttpRequest request, Route route, boolean keepAlive) {
    this.client = client;
    this.loop = loop;
    this.request = request;
    this.attempts = new Attempts(route, loop);
    this.keepAlive = keepAlive;
    this.progress = loop.now();
  }

  void begin() {
    instance = attempts.next();
    if (instance == null) {
      fail(attempts.verdict());
      return;
    }
    instance.begin();
    UpstreamHandler idle = attempts.idleConnection(instance);
    if (idle != null) {
      connected(idle);
    } else {
      instance.pool(loop).connect(this);
    }
  }

  void connected(UpstreamHandler connection) {
    if (done) {
      connection.release(true);
      return;
    }
    upstream = connection;
    instance.passedOn();
    connection.serve(this);
    connection.write(request);
    if (waiting != null) {
      waiting.forEach(connection::write);
      waiting = null;
      connection.flush();
      client.updateReading();
    }
  }

  void connectFailed() {
    instance.connectFailed();
    if (!done) {
      attempts.cannotConnect(instance);
      tryAnother();
    }
  }

  private void tryAnother() {
    instance.end();
    attempts.follow(client.currentRoute(request));
    begin();
  }

  /** A part of the request's body, or its end. */
  void content(HttpContent content) {
    progress = loop.now();
    bodySeen |= content.content().isReadable();
    requestComplete = content instanceof LastHttpContent;
    if (upstream == null) {
      waiting = waiting == null ? new ArrayDeque<>(4) : waiting;
      waiting.add(content);
      client.updateReading();
      return;
    }
    upstream.write(content);
    if (requestComplete) {
      upstream.flush();
    } else if (!upstream.writable()) {
      client.updateReading();
    }
  }

  /** Nothing more of the request is at hand just now: what is must not wait for it. */
  void requestPaused() {
    if (upstream != null && !requestComplete) {
      upstream.flush();
    }
  }

  boolean requestComplete() {
    return requestComplete;
  }

  /** Whether more of the request's body can be taken. */
  boolean wantsMore() {
    return upstream == null ? waiting == null : upstream.writable();
  }

  void upstreamWritable() {
    progress = loop.now();
    client.updateReading();
  }

  void clientWritable() {
    progress = loop.now();
    if (upstream != null) {
      upstream.resumeReading();
    }
  }

  void answer(HttpResponse answer) {
    progress = loop.now();
    int status = answer.status().code();
    if (answer.decoderResult().isFailure() || status == 101) {
      upstream.close();
      fail(ErrorPage.NO_ANSWER);
    } else if (answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
      interim = true;
      if (!client.old()) {
        client.write(answer);
      }
    } else {
      answerBegun = true;
      upstreamKeepAlive = HttpUtil.isKeepAlive(answer);
      boolean wanted = keepAlive && requestComplete && !client.draining();
      boolean head = request.method().equals(HttpMethod.HEAD);
      keepAlive = HeaderRules.toClient(answer, head, client.old(), wanted);
      client.write(answer);
    }
  }

  void answerContent(HttpContent content) {
    if (interim) {
      endInterim(content);
    } else if (content.decoderResult().isFailure()) {
      content.release();
      upstream.close();
      client.abort();
    } else if (content instanceof LastHttpContent) {
      end();
      upstream.release(upstreamKeepAlive && requestComplete);
      client.answered(content, keepAlive, requestComplete);
    } else {
      progress = loop.now();
      client.write(content);
      if (!client.writable()) {
        upstream.pauseReading();
      }
    }
  }

  private void endInterim(HttpContent last) {
    interim = false;
    if (client.old()) {
      last.release();
    } else {
      client.write(last);
      client.flush();
    }
  }

  void answerPaused() {
    client.flush();
  }

  /** The connection to the instance is gone. */
  void broken() {
    boolean kept = upstream.reused();
    upstream = null;
    if (answerBegun) {
      client.abort();
    } else if (mayBeRepeated()) {
      attempts.broke(instance, kept);
      interim = false;
      waiting = new ArrayDeque<>(1);
      waiting.add(LastHttpContent.EMPTY_LAST_CONTENT);
      tryAnother();
    } else {
      fail(ErrorPage.NO_ANSWER);
    }
  }

  private boolean mayBeRepeated() {
    return requestComplete && !bodySeen && RequestCheck.idempotent(request.method());
  }

  /** The request's body is not what its header promised. */
  void malformed() {
    boolean late = answerBegun;
    cancel();
    if (late) {
      client.abort();
    } else {
      client.refused(ErrorPage.BAD_REQUEST, false);
    }
  }

  /** The client is gone, or is to go. */
  void cancel() {
    if (!done) {
      end();
      if (upstream != null) {
        upstream.close();
      }
    }
  }

  void tick(long now, GatewayConfig config) {
    if (upstream != null && instance.silent() && !answerBegun && mayBeRepeated()) {
      upstream.close();
      broken();
      return;
    }
    long silent = now - progress;
    boolean clientsTurn =
        upstream != null && (!client.writable() || (!requestComplete && upstream.writable()));
    if (silent > (clientsTurn ? config.clientIdle() : config.answerTimeout()).toNanos()) {
      if (upstream != null) {
        upstream.close();
      }
      if (answerBegun) {
        client.abort();
      } else {
        fail(clientsTurn ? ErrorPage.CLIENT_TOO_SLOW : ErrorPage.ANSWER_TOO_SLOW);
      }
    }
  }

  private void fail(ErrorPage page) {
    end();
    client.refused(page, keepAlive && (requestComplete || !RequestCheck.hasBody(request)));
  }

  private void end() {
    done = true;
    if (instance != null) {
      instance.end();
    }
    if (waiting != null) {
      waiting.forEach(HttpContent::release);
      waiting = null;
    }
  }
}
