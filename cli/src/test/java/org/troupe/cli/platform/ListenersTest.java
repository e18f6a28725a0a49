package org.troupe.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersTest {

  private static final long ME = ProcessHandle.current().pid();

  @TempDir private Path directory;

  @Test
  void sees_those_who_listen_but_not_ours() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket socket = new ServerSocket(0, 1, loopback)) {
      int port = socket.getLocalPort();
      Listeners listeners = Listeners.ofThisMachine();

      assertThat(listeners.anyBut(List.of(), loopback, port)).isTrue();
      assertThat(listeners.anyBut(List.of(ME), loopback, port)).isFalse();
      assertThat(listeners.anyBut(List.of(), InetAddress.getByName("127.0.0.2"), port)).isFalse();
      assertThat(listeners.anyBut(List.of(), InetAddress.getByName("0.0.0.0"), port)).isTrue();
    }
  }

  @Test
  void sees_each_of_those_who_share_a_port() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocketChannel one = shared(0);
        ServerSocketChannel two = shared(one.socket().getLocalPort())) {
      assertThat(two.isOpen()).isTrue();
      assertThat(Listeners.ofThisMachine().on(loopback, one.socket().getLocalPort())).hasSize(2);
    }
  }

  private static ServerSocketChannel shared(int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    return channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  @Test
  void reads_what_linux_writes() throws IOException {
    Path table =
        Files.writeString(
            directory.resolve("tcp"),
            """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 11 1 0
               1: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12 1 0
               2: 0100007F:1F90 0100007F:A0B2 01 00000000:00000000 00:00000000 00000000     0        0 13 1 0
               3: 0200007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 14 1 0
               4: 0000000000000000FFFF00000100007F:1F90 00000000000000000000000000000000:0000 0A 0:0 00:0 0 0 0 15 1
            """);

    Set<String> found =
        new Listeners(List.of(table, directory.resolve("tcp6")))
            .on(InetAddress.getLoopbackAddress(), 8080);

    assertThat(found).containsExactlyInAnyOrder("11", "12", "15");
  }
}
