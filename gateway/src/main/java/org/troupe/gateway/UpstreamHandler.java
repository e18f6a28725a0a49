package org.troupe.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;

/** A connection to an instance: serves one exchange at a time, and waits in its pool between. */
final class UpstreamHandler extends ChannelInboundHandlerAdapter implements Loop.Timed {
  private final UpstreamPool pool;
  private final Loop loop;
  private final long idleLimit;
  private ChannelHandlerContext context;
  private Exchange exchange;
  private long idleSince;
  private boolean reused;

  UpstreamHandler(UpstreamPool pool, Loop loop, Duration idleLimit) {
    this.pool = pool;
    this.loop = loop;
    this.idleLimit = idleLimit.toNanos();
  }

  void serve(Exchange next) {
    exchange = next;
  }

  /** Ends the service of an exchange. */
  void release(boolean reusable) {
    exchange = null;
    if (reusable) {
      reused = true;
      idleSince = loop.now();
      resumeReading();
      pool.giveBack(this);
    } else {
      close();
    }
  }

  /** Whether an earlier exchange used it, so that the instance may have closed it meanwhile. */
  boolean reused() {
    return reused;
  }

  boolean usable() {
    return context.channel().isActive();
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

  void pauseReading() {
    context.channel().config().setAutoRead(false);
  }

  void resumeReading() {
    context.channel().config().setAutoRead(true);
  }

  void close() {
    exchange = null;
    context.close();
  }

  @Override
  public void tick(long now) {
    if (exchange == null && now - idleSince > idleLimit) {
      pool.remove(this);
      close();
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    idleSince = loop.now();
    loop.add(this);
    ctx.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (exchange == null) {
      ReferenceCountUtil.release(message);
      pool.remove(this);
      close();
    } else if (message instanceof HttpResponse answer) {
      exchange.answer(answer);
    } else {
      exchange.answerContent((HttpContent) message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (exchange != null) {
      exchange.answerPaused();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (exchange != null) {
      exchange.upstreamWritable();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    loop.remove(this);
    broken();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A reset comes here first: what was read so far must not pass for a complete answer.
    broken();
    ctx.close();
  }

  private void broken() {
    pool.remove(this);
    Exchange served = exchange;
    exchange = null;
    if (served != null) {
      served.broken();
    }
  }
}
