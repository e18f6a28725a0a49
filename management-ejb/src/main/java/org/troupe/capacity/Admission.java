package org.troupe.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.troupe.instance.InstanceHost;
import org.troupe.instance.InstanceMemory;
import org.troupe.platform.ControllerConfig;
import org.troupe.platform.Reserves;

/**
 * Refuses what the machine has no room for, before it is begun: a disk that runs full stops the
 * database and the broker, and memory that runs out has the kernel end any process it likes. Where
 * the room cannot be told, nothing is refused.
 */
@ApplicationScoped
public class Admission {

  private static final Logger LOG = System.getLogger(Admission.class.getName());

  private InstanceHost host;
  private Reserves reserves;

  protected Admission() {}

  @Inject
  Admission(InstanceHost host, ControllerConfig config) {
    this.host = host;
    this.reserves = config.reserves();
  }

  /** Memory that an instance is expected to take, in MiB, by the heap it may take. */
  public static int expectedMegabytes(int heapMegabytes) {
    return InstanceMemory.expectedMegabytes(heapMegabytes);
  }

  /**
   * Makes sure that the disk is not full.
   *
   * @throws DiskFullException if less than the reserve is free
   */
  public void requireDisk() {
    requireDisk(0);
  }

  /**
   * Makes sure that so many bytes can be written.
   *
   * @throws DiskFullException if less than the reserve would be left
   */
  public void requireDisk(long bytes) {
    Optional<Room> room = room();
    if (room.isPresent() && !room.get().hasDisk(bytes)) {
      throw new DiskFullException(room.get().disk(bytes));
    }
  }

  /** Whether the disk is so full that what is not needed should go. */
  public boolean diskIsNearlyFull() {
    return room().filter(Room::diskIsNearlyFull).isPresent();
  }

  /**
   * Makes sure that instances can be started, beside those that run.
   *
   * @param megabytes what they are expected to take together
   * @throws MemoryInsufficientException if less than the reserve would be left
   */
  public void requireMemory(long megabytes) {
    Optional<Room> room = room();
    if (room.isPresent() && !room.get().hasMemory(megabytes)) {
      throw new MemoryInsufficientException(room.get().memory(megabytes));
    }
  }

  private Optional<Room> room() {
    try {
      return Optional.of(new Room(host.capacity(), reserves));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the machine's capacity is unknown", e);
      return Optional.empty();
    }
  }
}
