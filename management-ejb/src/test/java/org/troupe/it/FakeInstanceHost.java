package org.troupe.it;

import com.sun.net.httpserver.HttpExchange;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
  private final Map<InstanceKey, InstanceSpec> specs = new ConcurrentHashMap<>();
  private final Set<InstanceKey> hung = ConcurrentHashMap.newKeySet();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<Consumer<InstanceKey>> listeners = new CopyOnWriteArrayList<>();
  private final Map<InstanceKey, String> reports = new ConcurrentHashMap<>();
  private final List<Consumer<String>> stops = new CopyOnWriteArrayList<>();
  private long lastPid;
  private volatile HostCapacity capacity =
      new HostCapacity(100L << 30, 200L << 30, 16L << 30, 32L << 30);

  @Override
  public synchronized HostedInstance start(InstanceSpec spec) throws InstanceStartException {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/_role/", exchange -> answer(spec, exchange));
      server.start();
      servers.put(spec.key(), server);
      specs.put(spec.key(), spec);
      hung.remove(spec.key());
      worksOn(spec.key(), UUID.randomUUID().toString(), List.of());
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

  private void answer(InstanceSpec spec, HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean known =
        ("Bearer " + spec.token()).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    boolean silent = hung.contains(spec.key());
    if (!known || silent) {
      exchange.sendResponseHeaders(silent ? 503 : 401, -1);
    } else {
      if (!path.endsWith("/status")) {
        calls.add(spec.key().name() + " " + path.substring(path.lastIndexOf('/') + 1));
      }
      boolean stopsRun = path.matches("/_role/runs/.*/stop");
      if (stopsRun) {
        stops.forEach(listener -> listener.accept(path.split("/", -1)[3]));
      }
      String body =
          path.endsWith("/status") && reports.containsKey(spec.key())
              ? reports.get(spec.key())
              : path.endsWith("/status")
                  ? "{\"instance\":\"" + spec.key() + "\",\"state\":\"READY\",\"detail\":\"\"}"
                  : "{\"stopped\":true,\"done\":true,\"detail\":\"\"}";
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(stopsRun ? 202 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  /** What agents were asked for besides their status, such as {@code web_IN_0 quiesce}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** From now on its agent says that it works on these runs. */
  public void worksOn(InstanceKey key, String boot, List<String> runs) {
    reports.put(
        key,
        "{\"instance\":\"%s\",\"state\":\"READY\",\"detail\":\"\",\"boot\":\"%s\",\"runs\":[%s]}"
            .formatted(
                key,
                boot,
                runs.stream().map(run -> '"' + run + '"').collect(Collectors.joining(","))));
  }

  /** Is told which run an agent was told to stop. */
  public void onStopRun(Consumer<String> listener) {
    stops.add(listener);
  }

  /** The instance runs on and answers nothing any more. */
  public void hangs(InstanceKey key) {
    hung.add(key);
  }

  /** What the instance was started with last. */
  public InstanceSpec spec(InstanceKey key) {
    return specs.get(key);
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

  @Override
  public Set<String> coordinators() {
    return Set.of();
  }
}
