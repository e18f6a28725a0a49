package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Payara Server with a domain of its own: on free ports, on loopback only, without its data grid.
 */
final class FullServer implements AutoCloseable {

  private static final Duration ASADMIN_LIMIT = Duration.ofMinutes(3);
  private static final Pattern PORT = Pattern.compile(" port=\"(\\d+)\"");
  private static final String HTTP_PORT = "8080";
  private static final String ADMIN_PORT = "4848";

  private final Path home;
  private final Path domain;
  private final Path output;
  private final Map<String, Integer> ports = new HashMap<>();

  /**
   * Makes a domain out of the one that comes with the server.
   *
   * @param home where the server is unpacked
   * @param directory where the domain goes
   * @param driver the JDBC driver
   * @param systemProperties what applications are to see
   */
  FullServer(Path home, Path directory, Path driver, Map<String, String> systemProperties)
      throws IOException {
    this.home = home;
    this.domain = directory.resolve("domain1");
    this.output = directory.resolve("asadmin.log");
    copy(home.resolve("glassfish/domains/domain1"), domain);
    Files.copy(driver, domain.resolve("lib").resolve(driver.getFileName()));
    Path configuration = domain.resolve("config/domain.xml");
    Files.writeString(configuration, adapted(Files.readString(configuration), systemProperties));
  }

  private String adapted(String xml, Map<String, String> systemProperties) {
    StringBuilder options = new StringBuilder();
    systemProperties.forEach(
        (name, value) -> options.append("<jvm-options>-D" + name + "=" + value + "</jvm-options>"));
    return PORT.matcher(xml)
        .replaceAll(match -> " port=\"" + port(match.group(1)) + "\"")
        .replace("address=\"0.0.0.0\"", "address=\"127.0.0.1\"")
        .replace("<network-listener port", "<network-listener address=\"127.0.0.1\" port")
        .replace(
            "<hazelcast-config-specific-configuration>",
            "<hazelcast-config-specific-configuration enabled=\"false\">")
        // Its proxy would listen on all addresses.
        .replace(
            "<config name=\"server-config\">",
            "<config name=\"server-config\"><jms-service type=\"DISABLED\"></jms-service>")
        // The first is the server's own; others are templates.
        .replaceFirst("</java-config>", options + "</java-config>");
  }

  private int port(String original) {
    return ports.computeIfAbsent(original, any -> FreePort.choose());
  }

  /** The address of its applications. */
  URI address() {
    return URI.create("http://127.0.0.1:" + port(HTTP_PORT));
  }

  Path log() {
    return domain.resolve("logs/server.log");
  }

  /**
   * Starts it.
   *
   * @param postBoot commands to run before this returns, such as {@code create-jdbc-resource …}
   */
  void start(List<String> postBoot) throws IOException {
    Path commands = domain.resolveSibling("post-boot");
    Files.write(commands, postBoot);
    asadmin(
        "start-domain",
        "--domaindir",
        domain.getParent().toString(),
        "--postbootcommandfile",
        commands.toString(),
        "domain1");
  }

  void deploy(Path application) throws IOException {
    asadmin("--port", Integer.toString(port(ADMIN_PORT)), "deploy", application.toString());
  }

  @Override
  public void close() throws IOException {
    Path pidFile = domain.resolve("config/pid");
    if (Files.exists(pidFile)) {
      long pid = Long.parseLong(Files.readString(pidFile).strip());
      try {
        asadmin("stop-domain", "--domaindir", domain.getParent().toString(), "domain1");
      } finally {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  private void asadmin(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/asadmin").toString());
    command.add("--interactive=false");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("AS_JAVA", System.getProperty("java.home"));
    Process process = builder.redirectOutput(output.toFile()).start();
    try {
      if (!process.waitFor(ASADMIN_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("asadmin " + String.join(" ", arguments) + " went on and on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    assertThat(process.exitValue())
        .as("asadmin %s%n%s%s", String.join(" ", arguments), Files.readString(output), log())
        .isZero();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
