package org.troupe.instance.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
  private final Set<Long> watched = ConcurrentHashMap.newKeySet();
  private final InstanceDirectories directories;
  private final InstanceLocks locks;
  private final Dumps dumps;

  /** Takes over what already runs in the data directory. */
  public ProcessHost(ProcessHostConfig config) {
    this.config = config;
    this.ports = PortPool.beginningAnywhere(config.firstPort(), config.lastPort());
    this.dumps = new Dumps(config, Clock.systemUTC());
    this.directories = new InstanceDirectories(config.instances());
    this.locks = new InstanceLocks(config.dataDirectory().resolve("instances.lock"));
    for (InstanceKey key : directories.keys()) {
      record(key)
          .ifPresent(
              found -> found.process().ifPresent(process -> watch(key, process, found.port())));
    }
  }

  @Override
  public HostedInstance start(InstanceSpec spec) throws InstanceStartException {
    InstanceKey key = spec.key();
    try {
      return whileLocked(key, () -> startLocked(spec));
    } catch (IOException e) {
      throw new InstanceStartException(key + " could not be started: " + e.getMessage(), e);
    }
  }

  private HostedInstance startLocked(InstanceSpec spec) throws IOException, InstanceStartException {
    if (process(spec.key()).isPresent()) {
      throw new InstanceStartException(spec.key() + " already runs.", null);
    }
    int port =
        ports
            .take()
            .orElseThrow(() -> new InstanceStartException("All instance ports are taken.", null));
    try {
      return launch(spec, port);
    } catch (IOException e) {
      ports.giveBack(port);
      throw e;
    }
  }

  private HostedInstance launch(InstanceSpec spec, int port) throws IOException {
    InstanceKey key = spec.key();
    InstanceDirectory directory = directories.of(key);
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
    if (!watched.add(process.pid())) {
      return;
    }
    ports.claim(port);
    var unused =
        process
            .onExit()
            .thenAccept(
                ended -> {
                  LOG.log(Level.INFO, "instance={0} event=ended pid={1}", key, pid(ended));
                  watched.remove(ended.pid());
                  ports.giveBack(port);
                  listeners.forEach(listener -> listener.accept(key));
                });
  }

  @Override
  public List<HostedInstance> list() {
    List<HostedInstance> found = new ArrayList<>();
    for (InstanceKey key : directories.keys()) {
      ProcessRecord none = new ProcessRecord(0, Instant.EPOCH, 0, "");
      ProcessRecord known = record(key).orElse(none);
      Optional<ProcessHandle> process = known.process();
      // Another controller may have started it before this one came to lead.
      process.ifPresent(each -> watch(key, each, known.port()));
      found.add(
          new HostedInstance(
              key, process.isPresent(), known.port(), known.pid(), known.startInstant()));
      boundLog(key);
    }
    return found;
  }

  private void boundLog(InstanceKey key) {
    try {
      new InstanceLog(directories.of(key).logs()).bound();
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
    whileLocked(
        key,
        () -> {
          if (process(key).isPresent()) {
            throw new IllegalStateException(key + " runs.");
          }
          InstanceDirectory directory = directories.of(key);
          if (directory.exists()) {
            new InstanceLog(directory.logs()).keepAs(keptLog(key), Instant.now());
            DirectoryTree.delete(directory.root());
            deleteIfEmpty(directory.root().getParent());
          }
          return key;
        });
  }

  private <T, X extends Exception> T whileLocked(InstanceKey key, LockedAction<T, X> action)
      throws IOException, X {
    synchronized (locks.monitor(key)) {
      FileLock lock =
          locks
              .tryTake(key)
              .orElseThrow(() -> new IOException("Another controller is at work on " + key + "."));
      try {
        return action.run();
      } finally {
        lock.release();
      }
    }
  }

  /** What no other controller may do at the same time. */
  @FunctionalInterface
  private interface LockedAction<T, X extends Exception> {
    T run() throws IOException, X;
  }

  private static void deleteIfEmpty(Path deployment) throws IOException {
    try {
      Files.deleteIfExists(deployment);
    } catch (DirectoryNotEmptyException hasOthers) {
      LOG.log(Level.DEBUG, "{0} has more instances", deployment);
    }
  }

  @Override
  public void reconfigure(InstanceKey key, Map<String, String> configuration) throws IOException {
    synchronized (locks.monitor(key)) {
      Path run = directories.of(key).run();
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
    InstanceDirectory directory = directories.of(key);
    Path log = directory.exists() ? new InstanceLog(directory.logs()).current() : keptLog(key);
    return InstanceLog.part(log, offset, limit);
  }

  @Override
  public List<String> dump(InstanceKey key, boolean heap) throws IOException {
    ProcessHandle process = process(key).orElseThrow(() -> new IOException(key + " does not run."));
    return dumps.keep(key, process.pid(), heap).stream()
        .map(file -> config.dataDirectory().relativize(file).toString())
        .toList();
  }

  @Override
  public HostCapacity capacity() throws IOException {
    FileStore disk = Files.getFileStore(config.dataDirectory());
    MachineMemory memory = MachineMemory.read();
    long promised =
        directories.keys().stream()
            .flatMap(key -> process(key).stream())
            .mapToLong(PromisedMemory::bytes)
            .sum();
    return new HostCapacity(
        disk.getUsableSpace(),
        disk.getTotalSpace(),
        Math.max(0, memory.availableBytes() - promised),
        memory.totalBytes());
  }

  @Override
  public Set<String> coordinators() {
    return directories.keys().stream()
        .filter(key -> process(key).isPresent())
        .flatMap(key -> coordinator(key).stream())
        .collect(Collectors.toSet());
  }

  private Optional<String> coordinator(InstanceKey key) {
    try {
      return Optional.of(Files.readString(directories.of(key).coordinator()));
    } catch (IOException startedWithoutOne) {
      return Optional.empty();
    }
  }

  @Override
  public void onExit(Consumer<InstanceKey> listener) {
    listeners.add(listener);
  }

  private Optional<ProcessHandle> process(InstanceKey key) {
    return record(key).flatMap(ProcessRecord::process);
  }

  private Optional<ProcessRecord> record(InstanceKey key) {
    return ProcessRecord.read(directories.of(key).record());
  }

  private Path keptLog(InstanceKey key) {
    return config.keptLogs().resolve(key.deployment() + "_" + key.name() + ".log");
  }

  private static String pid(Process process) {
    return Long.toString(process.pid());
  }

  private static String pid(ProcessHandle process) {
    return Long.toString(process.pid());
  }
}
