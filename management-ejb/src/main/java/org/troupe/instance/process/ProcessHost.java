package org.troupe.instance.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.troupe.instance.HostCapacity;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceHost;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.InstanceStartException;
import org.troupe.platform.DirectoryTree;

/**
 * Runs instances as processes on this machine, each a Payara Micro out of the runtime image, in a
 * directory of its own. They live on without the host; a new host finds them by their records.
 */
public final class ProcessHost implements InstanceHost {

  private static final Logger LOG = System.getLogger(ProcessHost.class.getName());

  private final ProcessHostConfig config;
  private final PortPool ports;
  private final List<Consumer<InstanceKey>> listeners = new CopyOnWriteArrayList<>();
  private final Map<InstanceKey, Object> locks = new ConcurrentHashMap<>();

  /** Takes over what already runs in the data directory. */
  public ProcessHost(ProcessHostConfig config) {
    this.config = config;
    this.ports = PortPool.beginningAnywhere(config.firstPort(), config.lastPort());
    for (InstanceKey key : keys()) {
      record(key)
          .ifPresent(
              found -> found.process().ifPresent(process -> watch(key, process, found.port())));
    }
  }

  @Override
  public HostedInstance start(InstanceSpec spec) throws InstanceStartException {
    InstanceKey key = spec.key();
    synchronized (lock(key)) {
      if (process(key).isPresent()) {
        throw new InstanceStartException(key + " already runs.", null);
      }
      int port =
          ports
              .take()
              .orElseThrow(() -> new InstanceStartException("All instance ports are taken.", null));
      try {
        return launch(spec, port);
      } catch (IOException e) {
        ports.giveBack(port);
        throw new InstanceStartException(key + " could not be started: " + e.getMessage(), e);
      }
    }
  }

  private HostedInstance launch(InstanceSpec spec, int port) throws IOException {
    InstanceKey key = spec.key();
    InstanceDirectory directory = directory(key);
    StrayProcesses.end(directory);
    Process process = new InstanceLaunch(config, spec, directory, port).start();
    try {
      Instant startedAt = process.info().startInstant().orElseGet(Instant::now);
      new ProcessRecord(process.pid(), startedAt, port, spec.token()).write(directory.record());
      LOG.log(
          Level.INFO, "instance={0} event=started pid={1} port={2}", key, pid(process), port + "");
      watch(key, process.toHandle(), port);
      return new HostedInstance(key, true, port, process.pid(), startedAt);
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private void watch(InstanceKey key, ProcessHandle process, int port) {
    ports.claim(port);
    var unused =
        process
            .onExit()
            .thenAccept(
                ended -> {
                  LOG.log(Level.INFO, "instance={0} event=ended pid={1}", key, pid(ended));
                  ports.giveBack(port);
                  listeners.forEach(listener -> listener.accept(key));
                });
  }

  @Override
  public List<HostedInstance> list() {
    List<HostedInstance> found = new ArrayList<>();
    for (InstanceKey key : keys()) {
      ProcessRecord none = new ProcessRecord(0, Instant.EPOCH, 0, "");
      ProcessRecord known = record(key).orElse(none);
      boolean running = known.process().isPresent();
      found.add(new HostedInstance(key, running, known.port(), known.pid(), known.startInstant()));
      boundLog(key);
    }
    return found;
  }

  private void boundLog(InstanceKey key) {
    try {
      new InstanceLog(directory(key).logs()).bound();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "instance=" + key + " event=log-unbounded", e);
    }
  }

  @Override
  public void terminate(InstanceKey key) {
    process(key).ifPresent(process -> signal(key, "SIGTERM", process.destroy()));
  }

  @Override
  public void kill(InstanceKey key) {
    process(key).ifPresent(process -> signal(key, "SIGKILL", process.destroyForcibly()));
  }

  private static void signal(InstanceKey key, String signal, boolean sent) {
    LOG.log(Level.INFO, "instance={0} event=signal signal={1} sent={2}", key, signal, sent);
  }

  @Override
  public void remove(InstanceKey key) throws IOException {
    synchronized (lock(key)) {
      if (process(key).isPresent()) {
        throw new IllegalStateException(key + " runs.");
      }
      InstanceDirectory directory = directory(key);
      if (directory.exists()) {
        new InstanceLog(directory.logs()).keepAs(keptLog(key));
        DirectoryTree.delete(directory.root());
        deleteIfEmpty(directory.root().getParent());
      }
    }
  }

  private static void deleteIfEmpty(Path deployment) throws IOException {
    try (var left = Files.list(deployment)) {
      if (left.findAny().isPresent()) {
        return;
      }
    }
    Files.deleteIfExists(deployment);
  }

  @Override
  public void reconfigure(InstanceKey key, Map<String, String> configuration) throws IOException {
    synchronized (lock(key)) {
      Path run = directory(key).run();
      Map<String, String> fixed = new TreeMap<>();
      var properties = PrivateFile.read(run.resolve(InstanceLaunch.FIXED));
      properties.stringPropertyNames().forEach(n -> fixed.put(n, properties.getProperty(n)));
      PrivateFile.write(
          run.resolve(InstanceLaunch.CONFIGURATION),
          InstanceConfiguration.whole(configuration, fixed));
      LOG.log(Level.INFO, "instance={0} event=reconfigured", key);
    }
  }

  @Override
  public LogPart log(InstanceKey key, long offset, int limit) throws IOException {
    InstanceDirectory directory = directory(key);
    Path log = directory.exists() ? new InstanceLog(directory.logs()).current() : keptLog(key);
    return InstanceLog.part(log, offset, limit);
  }

  @Override
  public List<String> dump(InstanceKey key, boolean heap) throws IOException {
    throw new IOException("There is nothing to dump " + key + " with.");
  }

  @Override
  public HostCapacity capacity() throws IOException {
    FileStore disk = Files.getFileStore(config.dataDirectory());
    MachineMemory memory = MachineMemory.read();
    return new HostCapacity(
        disk.getUsableSpace(), disk.getTotalSpace(), memory.availableBytes(), memory.totalBytes());
  }

  @Override
  public void onExit(Consumer<InstanceKey> listener) {
    listeners.add(listener);
  }

  /** All that have a directory; a directory of another form of name is none of ours. */
  private List<InstanceKey> keys() {
    List<InstanceKey> keys = new ArrayList<>();
    for (Path deployment : children(config.instances())) {
      for (Path instance : children(deployment)) {
        String name = instance.getFileName().toString();
        try {
          keys.add(InstanceKey.of(deployment.getFileName().toString(), name));
        } catch (IllegalArgumentException e) {
          LOG.log(Level.DEBUG, "not an instance: {0}", instance);
        }
      }
    }
    keys.sort(null);
    return keys;
  }

  private static List<Path> children(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var children = Files.list(directory)) {
      return children.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot list " + directory, e);
      return List.of();
    }
  }

  private Optional<ProcessHandle> process(InstanceKey key) {
    return record(key).flatMap(ProcessRecord::process);
  }

  private Optional<ProcessRecord> record(InstanceKey key) {
    return ProcessRecord.read(directory(key).record());
  }

  private InstanceDirectory directory(InstanceKey key) {
    return InstanceDirectory.of(config.instances(), key);
  }

  private Path keptLog(InstanceKey key) {
    return config.keptLogs().resolve(key.deployment() + "_" + key.name() + ".log");
  }

  private Object lock(InstanceKey key) {
    return locks.computeIfAbsent(key, each -> new Object());
  }

  private static String pid(Process process) {
    return Long.toString(process.pid());
  }

  private static String pid(ProcessHandle process) {
    return Long.toString(process.pid());
  }
}
