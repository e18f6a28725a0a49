package org.troupe.it;

import com.sun.net.httpserver.HttpServer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.troupe.instance.HostCapacity;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceHost;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.InstanceStartException;

/** A host whose instances are small HTTP servers with an agent that is ready at once. */
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeInstanceHost implements InstanceHost {

  private final Map<InstanceKey, HttpServer> servers = new ConcurrentHashMap<>();
  private final Map<InstanceKey, HostedInstance> instances = new ConcurrentHashMap<>();
  private final Map<InstanceKey, Map<String, String>> configurations = new ConcurrentHashMap<>();
  private final List<Consumer<InstanceKey>> listeners = new CopyOnWriteArrayList<>();
  private long lastPid;
  private volatile HostCapacity capacity =
      new HostCapacity(100L << 30, 200L << 30, 16L << 30, 32L << 30);

  @Override
  public synchronized HostedInstance start(InstanceSpec spec) throws InstanceStartException {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] report =
          ("{\"instance\":\"" + spec.key() + "\",\"state\":\"READY\",\"detail\":\"\"}")
              .getBytes(StandardCharsets.UTF_8);
      server.createContext(
          "/_role/status",
          exchange -> {
            boolean known =
                ("Bearer " + spec.token())
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(known ? 200 : 401, known ? report.length : -1);
            if (known) {
              exchange.getResponseBody().write(report);
            }
            exchange.close();
          });
      server.start();
      servers.put(spec.key(), server);
      configurations.put(spec.key(), spec.configuration());
      HostedInstance instance =
          new HostedInstance(
              spec.key(), true, server.getAddress().getPort(), ++lastPid, Instant.now());
      instances.put(spec.key(), instance);
      return instance;
    } catch (IOException e) {
      throw new InstanceStartException("no port", e);
    }
  }

  /** What the instance was last told. */
  public Map<String, String> configuration(InstanceKey key) {
    return configurations.get(key);
  }

  @Override
  public List<HostedInstance> list() {
    return List.copyOf(instances.values());
  }

  @Override
  public void terminate(InstanceKey key) {
    kill(key);
  }

  @Override
  public void kill(InstanceKey key) {
    HttpServer server = servers.remove(key);
    if (server != null) {
      server.stop(0);
      instances.computeIfPresent(
          key, (k, i) -> new HostedInstance(k, false, i.port(), i.pid(), i.startedAt()));
      listeners.forEach(listener -> listener.accept(key));
    }
  }

  @Override
  public void remove(InstanceKey key) {
    instances.remove(key);
  }

  @Override
  public void reconfigure(InstanceKey key, Map<String, String> configuration) {
    configurations.put(key, configuration);
  }

  @Override
  public LogPart log(InstanceKey key, long offset, int limit) {
    return new LogPart(ByteBuffer.allocate(0), 0);
  }

  @Override
  public List<String> dump(InstanceKey key, boolean heap) throws IOException {
    if (!servers.containsKey(key)) {
      throw new IOException(key + " does not run.");
    }
    return List.of("dumps/" + key.deployment() + "_" + key.name() + ".txt");
  }

  @Override
  public HostCapacity capacity() {
    return capacity;
  }

  /** From now on there is only so much room. */
  public void hasCapacity(HostCapacity capacity) {
    this.capacity = capacity;
  }

  @Override
  public void onExit(Consumer<InstanceKey> listener) {
    listeners.add(listener);
  }
}
