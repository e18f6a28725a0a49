package org.troupe.cli.platform;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
  private final Distribution distribution;
  private final Components components;
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
    this.distribution = distribution;
    this.components = Components.of(data, distribution, runtime, settings, token);
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
    checkControllerSettings();
    if (!FreePorts.canBeShared()) {
      LOG.log(Level.WARNING, "gateways=1 reason=\"this system does not let two share a port\"");
    }
    if (!isRecordedRunning()) {
      settings.chooseInternalPortsAnew();
    }
    new PortCheck(settings).check(components);
    settings.write(data.settings());
    components.surplus().forEach(ComponentProcess::find);
    stop(components.surplus(), progress);
    components.servers().forEach(server -> launch(server, progress));
    new ExternalServers(settings).check(progress);
    runtime.prepare(progress);
    components.servers().forEach(server -> awaitReady(server, progress));
    startServing(progress);
  }

  private void checkControllerSettings() throws IOException {
    if (!settings.controllerSettings().isEmpty()) {
      new ConfigurationCheck(distribution.apps().resolve("controller.war"))
          .check(
              ControllerConfiguration.of(
                  data, distribution, data.runtimes(), settings, token, "controller"));
    }
  }

  /** One after the other of each kind: each of them may first have to stop, for another setting. */
  private void startServing(Progress progress) {
    ComponentProcess first = components.controllers().get(0);
    launch(first, progress);
    for (ComponentProcess gateway : components.gateways()) {
      launch(gateway, progress);
      awaitReady(gateway, progress);
    }
    awaitReady(first, progress);
    for (ComponentProcess controller : components.controllers()) {
      if (controller != first) {
        launch(controller, progress);
        awaitReady(controller, progress);
      }
    }
  }

  /** Whether an earlier {@code up} has left something running. */
  public boolean isRecordedRunning() {
    return components.isRecordedRunning();
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
    watch = new Watch(components.wanted(), news);
    watch.start();
  }

  /**
   * Stops everything, so that nothing is lost: the gateways first, then role instances,
   * controllers, broker and database.
   */
  public void stop(Progress progress) {
    if (watch != null) {
      watch.close();
    }
    components.find();
    stop(components.surplus(), progress);
    stop(components.gateways(), progress);
    stopInstances(progress);
    stop(components.controllers(), progress);
    new LeftoverInstances(data.instances()).stop();
    for (int i = components.servers().size() - 1; i >= 0; i--) {
      stop(List.of(components.servers().get(i)), progress);
    }
    LOG.log(Level.INFO, "platform=stopped");
  }

  private void stopInstances(Progress progress) {
    if (new LeftoverInstances(data.instances()).processes().isEmpty()) {
      return;
    }
    Optional<ComponentProcess> teller = leaveOneController(progress);
    stopping = "the role instances";
    progress.busy("instances", "stopping");
    teller.ifPresent(controller -> InstanceStop.by(settings, token).tell());
    progress.done("instances", "stopped");
  }

  /**
   * The controller that is to end the instances. Another one would start again what it sees ending,
   * so it is stopped first.
   *
   * @return empty if none runs
   */
  private Optional<ComponentProcess> leaveOneController(Progress progress) {
    List<ComponentProcess> running =
        components.controllers().stream().filter(ComponentProcess::isRunning).toList();
    Optional<ComponentProcess> stays =
        running.stream()
            .filter(ComponentProcess::isReady)
            .findFirst()
            .or(() -> running.stream().findFirst());
    stays.ifPresent(
        controller ->
            stop(running.stream().filter(other -> other != controller).toList(), progress));
    return stays;
  }

  /** All at once, for each has its time to finish what it has begun. */
  private void stop(List<ComponentProcess> some, Progress progress) {
    List<ComponentProcess> running = some.stream().filter(ComponentProcess::isRunning).toList();
    running.forEach(ComponentProcess::askToStop);
    for (ComponentProcess component : running) {
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
    components.kill();
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
