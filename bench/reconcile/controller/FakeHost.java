package org.troupe.reconcile;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.troupe.instance.HostCapacity;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceHost;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;

/** A host without processes: one agent answers for all instances. */
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeHost implements InstanceHost {

  private final Map<InstanceKey, HostedInstance> instances = new ConcurrentHashMap<>();
  private final List<Consumer<InstanceKey>> listeners = new CopyOnWriteArrayList<>();
  private long lastPid = 1_000_000;
  private int agentPort;

  /** What may not be seen half-done; a pass that begins meanwhile waits. */
  interface Change {
    Collection<InstanceKey> make() throws Exception;
  }

  /** Has other instances from now on. */
  synchronized void become(int port, Change change) throws Exception {
    // A pass that has begun by now has what it wants of this host. Let it end.
    Thread.sleep(5_000);
    agentPort = port;
    instances.clear();
    change.make().forEach(key -> instances.put(key, running(key)));
  }

  private HostedInstance running(InstanceKey key) {
    return new HostedInstance(key, true, agentPort, ++lastPid, Instant.now());
  }

  @Override
  public synchronized List<HostedInstance> list() {
    return List.copyOf(instances.values());
  }

  @Override
  public synchronized HostedInstance start(InstanceSpec spec) {
    HostedInstance instance = running(spec.key());
    instances.put(spec.key(), instance);
    return instance;
  }

  @Override
  public void terminate(InstanceKey key) {
    kill(key);
  }

  @Override
  public void kill(InstanceKey key) {
    instances.computeIfPresent(
        key, (k, i) -> new HostedInstance(k, false, i.port(), i.pid(), i.startedAt()));
    listeners.forEach(listener -> listener.accept(key));
  }

  @Override
  public void remove(InstanceKey key) {
    instances.remove(key);
  }

  @Override
  public void reconfigure(InstanceKey key, Map<String, String> configuration) {}

  @Override
  public LogPart log(InstanceKey key, long offset, int limit) {
    return new LogPart(ByteBuffer.allocate(0), 0);
  }

  @Override
  public List<String> dump(InstanceKey key, boolean heap) {
    return List.of("none");
  }

  @Override
  public HostCapacity capacity() {
    return new HostCapacity(100L << 30, 200L << 30, 16L << 30, 32L << 30);
  }

  @Override
  public void onExit(Consumer<InstanceKey> listener) {
    listeners.add(listener);
  }

  @Override
  public Set<String> coordinators() {
    return Set.of();
  }
}
