package org.troupe.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * A client's connection: one exchange at a time; further requests that are already here wait their
 * turn and hold up reading meanwhile.
 */
final class ClientHandler extends ChannelInboundHandlerAdapter implements Loop.Timed {
  /** While draining, a connection that was silent so long has no request under way to us. */
  private static final long DRAIN_IDLE = TimeUnit.MILLISECONDS.toNanos(500);

  private final PublicListener listener;
  private final Loop loop;
  private final GatewayConfig config;
  private final ArrayDeque<Object> pipelined = new ArrayDeque<>(2);
  private final HostLookup hosts;
  private ChannelHandlerContext context;
  private Farewell farewell;
  private CharSequence address;
  private Exchange exchange;
  private boolean old;
  private boolean taking;
  private boolean decoded;
  private boolean headerBegun;
  private long since;

  ClientHandler(PublicListener listener, Loop loop, GatewayConfig config) {
    this.listener = listener;
    this.loop = loop;
    this.config = config;
    this.hosts = new HostLookup(listener::routes);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    farewell = new Farewell(ctx, loop);
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    since = loop.now();
    loop.add(this);
    InetSocketAddress remote = (InetSocketAddress) ctx.channel().remoteAddress();
    address = new AsciiString(NetUtil.toAddressString(remote.getAddress()));
    if (!listener.admit()) {
      refused(ErrorPage.TOO_MANY_CONNECTIONS, false);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    listener.gone();
    loop.remove(this);
    farewell.begin();
    dropRequests();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    abort();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    decoded = true;
    if (farewell.begun()) {
      ReferenceCountUtil.release(message);
    } else if (pipelined.isEmpty() && mayTake()) {
      take(message);
    } else {
      pipelined.add(message);
      updateReading();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (exchange != null) {
      exchange.requestPaused();
    } else if (!decoded && !headerBegun && !farewell.begun()) {
      headerBegun = true;
      since = loop.now();
    }
    decoded = false;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (writable()) {
      if (exchange != null) {
        exchange.clientWritable();
      }
      takePipelined();
    }
  }

  private boolean mayTake() {
    return exchange == null ? writable() : !exchange.requestComplete();
  }

  private void take(Object message) {
    if (message instanceof HttpRequest request) {
      begin(request);
      return;
    }
    HttpContent content = (HttpContent) message;
    if (exchange == null) {
      content.release();
    } else if (content.decoderResult().isFailure()) {
      content.release();
      exchange.malformed();
    } else {
      exchange.content(content);
    }
  }

  private void takePipelined() {
    if (taking) {
      return;
    }
    taking = true;
    while (!pipelined.isEmpty() && mayTake()) {
      take(pipelined.poll());
    }
    taking = false;
    if (exchange != null) {
      exchange.requestPaused();
    }
    updateReading();
  }

  private void begin(HttpRequest request) {
    headerBegun = false;
    old = HttpVersion.HTTP_1_0.equals(request.protocolVersion());
    ErrorPage refusal = RequestCheck.refusal(request);
    if (refusal != null) {
      ReferenceCountUtil.release(request);
      refused(refusal, false);
      return;
    }
    RequestCheck.useOriginForm(request);
    String host = request.headers().get(HttpHeaderNames.HOST, "");
    boolean keepAlive = HttpUtil.isKeepAlive(request);
    Route route = hosts.find(host);
    if (route == null) {
      refused(ErrorPage.UNKNOWN_HOST, keepAlive && !RequestCheck.hasBody(request));
      return;
    }
    if (host.isEmpty()) {
      host = hosts.domain();
      request.headers().set(HttpHeaderNames.HOST, host);
    }
    HeaderRules.toInstance(request, host, address);
    exchange = new Exchange(this, loop, request, route, keepAlive);
    exchange.begin();
  }

  /**
   * Looks a request up in the table in force.
   *
   * @return null if the table in force has none any more
   */
  Route currentRoute(HttpRequest request) {
    return hosts.find(request.headers().get(HttpHeaderNames.HOST));
  }

  boolean draining() {
    return listener.draining();
  }

  /** Whether the current request came by HTTP/1.0. */
  boolean old() {
    return old;
  }

  boolean writable() {
    return context.channel().isWritable();
  }

  void write(Object message) {
    context.write(message, context.voidPromise());
  }

  void flush() {
    context.flush();
  }

  void updateReading() {
    boolean room = exchange == null || exchange.requestComplete() || exchange.wantsMore();
    context.channel().config().setAutoRead(farewell.begun() || (pipelined.isEmpty() && room));
  }

  /** The end of an answer. */
  void answered(HttpContent last, boolean keepAlive, boolean requestComplete) {
    exchange = null;
    since = loop.now();
    if (keepAlive) {
      write(last);
      flush();
      takePipelined();
    } else {
      finish(last, !requestComplete || !pipelined.isEmpty());
    }
  }

  /** Answers with a page of our own. */
  void refused(ErrorPage page, boolean keepAlive) {
    exchange = null;
    since = loop.now();
    FullHttpResponse answer = page.answer();
    if (keepAlive && !draining()) {
      if (old) {
        answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
      }
      write(answer);
      flush();
      takePipelined();
    } else {
      answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      finish(answer, true);
    }
  }

  private void finish(Object last, boolean linger) {
    dropRequests();
    farewell.after(last, linger);
  }

  /** Breaks the connection off, so that what was sent cannot pass for a whole answer. */
  void abort() {
    dropRequests();
    farewell.abrupt(old);
  }

  private void dropRequests() {
    Exchange current = exchange;
    exchange = null;
    if (current != null) {
      current.cancel();
    }
    pipelined.forEach(ReferenceCountUtil::release);
    pipelined.clear();
  }

  @Override
  public void tick(long now) {
    long silent = now - since;
    if (exchange != null) {
      exchange.tick(now, config);
    } else if (farewell.begun()) {
      farewell.tick(now, config);
    } else if (headerBegun && silent > config.headerTimeout().toNanos()) {
      headerBegun = false;
      refused(ErrorPage.CLIENT_TOO_SLOW, false);
    } else if (silent > (draining() ? DRAIN_IDLE : config.clientIdle().toNanos())) {
      context.close();
    }
  }
}
