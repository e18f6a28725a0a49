package org.troupe.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where instances run. A host starts, stops, lists and streams; it decides nothing and forgets
 * nothing: what it started is still listed by a new host over the same data after the control plane
 * was restarted. All methods may be called from several threads.
 */
public interface InstanceHost {

  /**
   * What the names of all transaction coordinators in instances begin with; they end with a dot.
   */
  String COORDINATOR = "troupe-";

  /**
   * Starts a process for the instance, in a directory that is as fresh as {@link
   * InstanceSpec#renewal()} says, and returns as soon as it runs, long before it is ready. A
   * process that still runs for the same key is an error.
   *
   * @throws InstanceStartException if it could not be started; nothing of it is left running
   */
  HostedInstance start(InstanceSpec spec) throws InstanceStartException;

  /** All instances that have a directory here, running or not. */
  List<HostedInstance> list();

  /** Asks the instance's process to end (SIGTERM). Does not wait; nothing if it has ended. */
  void terminate(InstanceKey key);

  /** Ends the instance's process at once (SIGKILL). Does not wait; nothing if it has ended. */
  void kill(InstanceKey key);

  /**
   * Removes the ended instance's directory; its log is kept. Nothing if there is none.
   *
   * @throws IllegalStateException if its process runs
   */
  void remove(InstanceKey key) throws IOException;

  /** Puts changed configuration in force in the running instance, without a restart. */
  void reconfigure(InstanceKey key, Map<String, String> configuration) throws IOException;

  /**
   * Part of the instance's log.
   *
   * @param offset in bytes; negative counts from the end
   * @param limit the most bytes to read
   * @return what is there, empty at the end of the log
   */
  LogPart log(InstanceKey key, long offset, int limit) throws IOException;

  /**
   * Keeps what can be learnt of the instance's process as it is now: what its threads do and, if
   * asked, its heap. What is kept outlives the instance. Takes a while, but not without limit, even
   * if the process answers nothing any more.
   *
   * @param heap whether to keep the heap, which halts the process for as long as that takes
   * @return paths relative to the data directory of what was kept; at least one
   * @throws IOException if nothing could be kept, as when no process runs
   */
  List<String> dump(InstanceKey key, boolean heap) throws IOException;

  /**
   * What there is room for. Memory that running instances are expected to take yet is not counted
   * as available.
   */
  HostCapacity capacity() throws IOException;

  /** Names of the transaction coordinators in the processes that run now, each with its own. */
  Set<String> coordinators();

  /** Calls the listener, on any thread, soon after an instance's process has ended. */
  void onExit(Consumer<InstanceKey> listener);

  /**
   * A piece of a log.
   *
   * @param bytes UTF-8 text; may begin or end inside a character
   * @param nextOffset where to read on
   */
  record LogPart(ByteBuffer bytes, long nextOffset) {}
}
