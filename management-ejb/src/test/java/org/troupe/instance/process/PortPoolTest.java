package org.troupe.instance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortPoolTest {

  private static final int FIRST = 21_411;

  @Test
  void handsOutNothingTwice() {
    PortPool pool = new PortPool(FIRST, FIRST + 1);
    assertThat(pool.take()).contains(FIRST);
    assertThat(pool.take()).contains(FIRST + 1);
    assertThat(pool.take()).isEmpty();
  }

  @Test
  void goesRoundBeforeItComesBackToAPort() {
    PortPool pool = new PortPool(FIRST, FIRST + 2);
    assertThat(pool.take()).contains(FIRST);
    pool.giveBack(FIRST);
    assertThat(pool.take()).contains(FIRST + 1);
    assertThat(pool.take()).contains(FIRST + 2);
    assertThat(pool.take()).contains(FIRST);
  }

  @Test
  void leavesOutWhatIsClaimedOrInUse() throws IOException {
    try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = used.getLocalPort();
      assertThat(new PortPool(port, port).take()).isEmpty();
    }
    PortPool pool = new PortPool(FIRST, FIRST + 1);
    pool.claim(FIRST + 1);
    pool.claim(80);
    assertThat(pool.take()).contains(FIRST);
    assertThat(pool.take()).isEmpty();
  }
}
