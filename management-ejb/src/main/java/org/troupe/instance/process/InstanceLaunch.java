package org.troupe.instance.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.troupe.instance.InstanceSpec;
import org.troupe.role.RoleKind;

/** One start of an instance: writes all that the process finds, then starts it. */
final class InstanceLaunch {

  static final String DESTINATIONS = "destinations.properties";
  static final String FIXED = "fixed.properties";
  static final String CONFIGURATION = "configuration.properties";
  private static final String AGENT = "agent.properties";

  private final ProcessHostConfig config;
  private final InstanceSpec spec;
  private final InstanceDirectory directory;
  private final int port;

  InstanceLaunch(
      ProcessHostConfig config, InstanceSpec spec, InstanceDirectory directory, int port) {
    this.config = config;
    this.spec = spec;
    this.directory = directory;
    this.port = port;
  }

  /**
   * Does it.
   *
   * @return the process, which is not yet recorded
   */
  Process start() throws IOException {
    directory.renew(spec.renewal(), spec.localStores());
    if (!directory.holds(spec.roleFiles())) {
      directory.emptyApproot();
      RoleFiles.bring(spec, directory);
      directory.nowHolds(spec.roleFiles());
    }
    FileTree.copy(config.runtimeDirectory(), directory.server(), InstanceLaunch::isLinked);
    Map<String, String> fixed = InstanceConfiguration.fixed(spec, directory);
    Map<String, String> whole = InstanceConfiguration.whole(spec.configuration(), fixed);
    PrivateFile.write(directory.run().resolve(FIXED), fixed);
    PrivateFile.write(directory.run().resolve(CONFIGURATION), whole);
    PrivateFile.write(directory.run().resolve(AGENT), agent());
    PrivateFile.write(directory.run().resolve(DESTINATIONS), destinations());
    String coordinator = TransactionLog.coordinator();
    PrivateFile.write(directory.coordinator(), coordinator);
    PrivateFile.write(
        directory.preBoot(), BootCommands.preBoot(coordinator) + JobCommands.preBoot());
    PrivateFile.write(
        directory.postBoot(),
        BootCommands.postBoot(spec, app("artemis.rar"), app(agentWar()))
            + (spec.work().jobs() ? JobCommands.postBoot() : ""));
    return process(whole);
  }

  private Process process(Map<String, String> configuration) throws IOException {
    InstanceLog log = new InstanceLog(directory.logs());
    log.rotate();
    ProcessBuilder builder = new ProcessBuilder(InstanceCommand.of(config, spec, directory, port));
    builder.directory(directory.server().toFile());
    builder.redirectErrorStream(true);
    builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(Redirect.appendTo(log.current().toFile()));
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    builder.environment().clear();
    builder.environment().putAll(InstanceEnvironment.of(directory, path, configuration));
    return builder.start();
  }

  private Map<String, String> agent() throws IOException {
    Map<String, String> agent = new TreeMap<>(RoleFiles.applications(spec, directory, additions()));
    agent.putAll(AgentDocument.of(spec, directory, port));
    return agent;
  }

  /** What the role's archives get. */
  private List<ArchiveAdditions> additions() {
    return List.of(new PortableDescriptors(spec, directory));
  }

  /** For our resource adapter: which queue is meant, and how many of its messages at a time. */
  private Map<String, String> destinations() {
    Map<String, String> destinations = new TreeMap<>();
    spec.messaging()
        .destinations()
        .forEach((name, queue) -> destinations.put(name, queue.name() + " " + queue.concurrency()));
    return destinations;
  }

  private String agentWar() {
    return spec.kind() == RoleKind.WEB ? "web-role.war" : "worker-role.war";
  }

  private Path app(String name) throws IOException {
    Path app = config.appsDirectory().resolve(name);
    if (!Files.isRegularFile(app)) {
      throw new IOException("the installation lacks " + app);
    }
    return app;
  }

  /** The class archive is used where it lies; the server writes to its configuration. */
  private static boolean isLinked(Path relative) {
    return !relative.startsWith("config");
  }
}
