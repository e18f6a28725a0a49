package org.troupe.gateway;

import static java.lang.System.Logger.Level.WARNING;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.unix.Buffer;
import io.netty.channel.unix.RawUnixChannelOption;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes a listener deaf to new connections without closing it. Closing it resets those that the
 * system has accepted and the program has not; so does Linux even where another process listens on
 * the same port. A deaf listener gets no more of them, and is empty a moment later. Whoever knocked
 * meanwhile knocks again within a second, and is then led to the other listener.
 */
final class NewcomerFilter {
  private static final System.Logger LOG = System.getLogger(NewcomerFilter.class.getName());

  private static final int SOL_SOCKET = 1;
  private static final int SO_ATTACH_FILTER = 26;

  /**
   * What the kernel runs on each packet for the listener, as its instructions (code, jump if true,
   * jump if false, operand): drop it if it has the flag SYN, that is, begins a connection.
   */
  private static final int[][] PROGRAM = {
    {0x30, 0, 0, 13}, // load the byte of the TCP header that holds the flags
    {0x45, 0, 1, 0x02}, // SYN?
    {0x06, 0, 0, 0}, // keep nothing of the packet
    {0x06, 0, 0, -1} // keep all
  };

  private static final int INSTRUCTION_BYTES = 8;

  /** Its length as a short, padded, and its address. */
  private static final int PROGRAM_STRUCT_BYTES = 16;

  private static final RawUnixChannelOption OPTION =
      new RawUnixChannelOption(
          "SO_ATTACH_FILTER", SOL_SOCKET, SO_ATTACH_FILTER, PROGRAM_STRUCT_BYTES);

  private NewcomerFilter() {}

  /**
   * Tries to.
   *
   * @return whether it worked; it does with epoll, on a system of 64 bits
   */
  static boolean set(Channel listener) {
    ByteBuffer instructions = direct(PROGRAM.length * INSTRUCTION_BYTES);
    ByteBuffer program = direct(PROGRAM_STRUCT_BYTES);
    try {
      for (int[] each : PROGRAM) {
        instructions.putShort((short) each[0]).put((byte) each[1]).put((byte) each[2]);
        instructions.putInt(each[3]);
      }
      program.putShort(0, (short) PROGRAM.length);
      program.putLong(Long.BYTES, Buffer.memoryAddress(instructions));
      return listener.config().setOption(OPTION, program);
    } catch (ChannelException e) {
      LOG.log(WARNING, "new connections may be cut at the stop: {0}", e.getMessage());
      return false;
    } finally {
      Reference.reachabilityFence(instructions);
    }
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
