package org.troupe.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.troupe.instance.HostCapacity;
import org.troupe.platform.Reserves;

class RoomTest {

  private static final long MEBIBYTE = 1L << 20;
  private static final Reserves RESERVES = new Reserves(200, 100);

  @Test
  void theDiskHasRoomDownToTheReserve() {
    assertThat(disk(210).hasDisk(0)).isTrue();
    assertThat(disk(210).hasDisk(10 * MEBIBYTE)).isTrue();
    assertThat(disk(210).hasDisk(11 * MEBIBYTE)).isFalse();
    assertThat(disk(199).hasDisk(0)).isFalse();
  }

  @Test
  void theDiskIsNearlyFullBelowTwiceTheReserve() {
    assertThat(disk(400).diskIsNearlyFull()).isFalse();
    assertThat(disk(399).diskIsNearlyFull()).isTrue();
  }

  @Test
  void memoryHasRoomDownToTheReserve() {
    assertThat(memory(300).hasMemory(200)).isTrue();
    assertThat(memory(300).hasMemory(201)).isFalse();
    assertThat(memory(50).hasMemory(1)).isFalse();
  }

  @Test
  void memoryWithoutBoundHasRoomForAll() {
    Room unbounded =
        new Room(new HostCapacity(0, 0, Long.MAX_VALUE, Long.MAX_VALUE), Reserves.bySize());
    assertThat(unbounded.hasMemory(1 << 30)).isTrue();
  }

  @Test
  void saysWhatThereIsAndWhatIsNeeded() {
    assertThat(disk(150).disk(0))
        .isEqualTo(
            "the disk of the data directory has 150 MiB free, of which 200 MiB are kept in"
                + " reserve");
    assertThat(disk(210).disk(12 * MEBIBYTE)).endsWith(", and 12 MiB more are to be written");
    assertThat(memory(300).memory(512))
        .isEqualTo(
            "the instances are expected to take 512 MiB of memory, and 200 MiB can be had: 300 MiB"
                + " are available, of which 100 MiB are kept in reserve");
  }

  private static Room disk(long freeMegabytes) {
    return new Room(new HostCapacity(freeMegabytes * MEBIBYTE, 1 << 30, 0, 0), RESERVES);
  }

  private static Room memory(long availableMegabytes) {
    return new Room(
        new HostCapacity(0, 0, availableMegabytes * MEBIBYTE, 8192 * MEBIBYTE), RESERVES);
  }
}
