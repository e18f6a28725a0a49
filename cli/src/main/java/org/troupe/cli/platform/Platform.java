package org.troupe.cli.platform;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.troupe.cli.progress.Progress;

/**
 * The platform of one data directory. Whoever has one holds the directory's lock, so there is one
 * supervisor at a time; its processes may have been started by an earlier one.
 */
public final class Platform implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Platform.class.getName());

  private final DataDirectory data;
  private final UpLock lock;
  private final PlatformSettings settings;
  private final AdminToken token;
  private final InstalledRuntime runtime;
  private final List<ComponentProcess> servers = new ArrayList<>();
  private final ComponentProcess gateway;
  private final ComponentProcess controller;
  private Watch watch;
  private volatile String stopping = "what is just being started";

  private Platform(
      DataDirectory data, Distribution distribution, PlatformSettings settings, UpLock lock)
      throws IOException {
    this.data = data;
    this.lock = lock;
    this.settings = settings;
    this.token = AdminToken.readOrCreate(data.adminToken());
    this.runtime = new InstalledRuntime(data, distribution);
    if (settings.embeddedDatabase()) {
      servers.add(process(new DatabaseComponent(data, settings.database())));
    }
    if (settings.embeddedBroker()) {
      servers.add(process(new BrokerComponent(data, distribution, settings.broker())));
    }
    gateway = process(new GatewayComponent(data, distribution, settings));
    controller = process(new ControllerComponent(data, distribution, runtime, settings, token));
  }

  /**
   * Takes over a data directory.
   *
   * @param given settings that take precedence over those that the directory remembers
   * @return empty if another {@code up} has it
   */
  public static Optional<Platform> open(
      DataDirectory data, Distribution distribution, Map<String, String> given) throws IOException {
    data.create();
    Optional<UpLock> lock = UpLock.tryAcquire(data.lock());
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    try {
      PlatformSettings settings = PlatformSettings.openOrCreate(data.settings(), given);
      return Optional.of(new Platform(data, distribution, settings, lock.get()));
    } catch (IOException | RuntimeException e) {
      lock.get().close();
      throw e;
    }
  }

  /** The {@code troupe up} that supervises a data directory now, if there is one. */
  public static Optional<ProcessHandle> supervisorOf(DataDirectory data) {
    return UpLock.holder(data.lock());
  }

  public DataDirectory data() {
    return data;
  }

  public PlatformSettings settings() {
    return settings;
  }

  public AdminToken token() {
    return token;
  }

  /**
   * Starts what does not run, and answers once all of it works.
   *
   * @throws PlatformException if something does not start; what runs is left alone
   */
  public void start(Progress progress) throws IOException {
    if (!isRecordedRunning()) {
      settings.chooseInternalPortsAnew();
    }
    new PortCheck(settings).check(gateway, controller);
    settings.write(data.settings());
    servers.forEach(server -> launch(server, progress));
    new ExternalServers(settings).check(progress);
    runtime.prepare(progress);
    servers.forEach(server -> awaitReady(server, progress));
    launch(gateway, progress);
    launch(controller, progress);
    awaitReady(gateway, progress);
    awaitReady(controller, progress);
  }

  /** Whether an earlier {@code up} has left something running. */
  public boolean isRecordedRunning() {
    return components().stream().anyMatch(ComponentProcess::isRecordedRunning);
  }

  private static void launch(ComponentProcess component, Progress progress) {
    if (component.adopt()) {
      progress.busy(component.name(), "runs already, taking it over");
    } else {
      progress.busy(component.name(), "starting");
      component.start();
    }
  }

  private static void awaitReady(ComponentProcess component, Progress progress) {
    try {
      component.awaitReady();
      progress.done(component.name(), "ready");
    } catch (PlatformException e) {
      progress.done(component.name(), "failed");
      throw e;
    }
  }

  /**
   * Restarts from now on what dies.
   *
   * @param news told of it, in words
   */
  public void supervise(Consumer<String> news) {
    watch = new Watch(components(), news);
    watch.start();
  }

  /**
   * Stops everything, so that nothing is lost: the gateway first, then role instances, controller,
   * broker and database.
   */
  public void stop(Progress progress) {
    if (watch != null) {
      watch.close();
    }
    components().forEach(ComponentProcess::find);
    stop(gateway, progress);
    stopInstances(progress);
    stop(controller, progress);
    new LeftoverInstances(data.instances()).stop();
    for (int i = servers.size() - 1; i >= 0; i--) {
      stop(servers.get(i), progress);
    }
    LOG.log(Level.INFO, "platform=stopped");
  }

  private void stopInstances(Progress progress) {
    if (new LeftoverInstances(data.instances()).processes().isEmpty()) {
      return;
    }
    stopping = "the role instances";
    progress.busy("instances", "stopping");
    if (controller.isRunning()) {
      InstanceStop.by(settings, token).tell();
    }
    progress.done("instances", "stopped");
  }

  private void stop(ComponentProcess component, Progress progress) {
    if (component.isRunning()) {
      stopping = "the " + component.name() + " (process " + component.pid() + ")";
      progress.busy(component.name(), "stopping");
      component.stop();
      progress.done(component.name(), "stopped");
    }
  }

  /** What {@link #stop} waits for, in words. */
  public String stopping() {
    return stopping;
  }

  /** Ends every process at once. Work in progress is lost. */
  public void kill() {
    new LeftoverInstances(data.instances()).kill();
    components().forEach(ComponentProcess::find);
    components().forEach(ComponentProcess::kill);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private List<ComponentProcess> components() {
    List<ComponentProcess> all = new ArrayList<>(servers);
    all.add(gateway);
    all.add(controller);
    return all;
  }

  private ComponentProcess process(Component component) {
    return new ComponentProcess(component, data);
  }
}
