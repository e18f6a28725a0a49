package org.troupe.cli.platform;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A gateway: the public address, which several gateways may share. */
final class GatewayComponent implements Component {

  private static final int DRAIN_SECONDS = 30;

  private final DataDirectory data;
  private final Distribution distribution;
  private final PlatformSettings settings;
  private final int number;
  private final Probe probe = new Probe();

  /**
   * @param number from 1 on
   */
  GatewayComponent(
      DataDirectory data, Distribution distribution, PlatformSettings settings, int number) {
    this.data = data;
    this.distribution = distribution;
    this.settings = settings;
    this.number = number;
  }

  @Override
  public String name() {
    return number == 1 ? kind() : kind() + "-" + number;
  }

  @Override
  public String kind() {
    return "gateway";
  }

  @Override
  public Launch launch() {
    List<String> command = new ArrayList<>();
    command.add(Java.EXECUTABLE);
    command.addAll(
        List.of(
            // A small heap at first keeps the young generation, and so the process, small.
            "-Xms32m",
            "-Xmx192m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:MaxDirectMemorySize=256m",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            distribution.classPath("gateway"),
            "org.troupe.gateway.GatewayMain",
            "--listen",
            settings.gatewayHost() + ":" + settings.gatewayPort(),
            "--admin",
            "127.0.0.1:" + settings.gatewayAdminPort(number),
            "--routes",
            data.routes(number).toString(),
            "--drain",
            DRAIN_SECONDS + "s"));
    if (settings.gateways() > 1) {
      command.addAll(
          List.of(
              "--share-port",
              "yes",
              "--peer-routes",
              data.routes(number == 1 ? 2 : 1).toString(),
              "--loops",
              Integer.toString(loops())));
    }
    return new Launch(
        command, Map.of("TROUPE_GATEWAY_TOKEN", settings.gatewayToken()), data.root());
  }

  /** All gateways together have one event loop for each processor. */
  private int loops() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / settings.gateways());
  }

  @Override
  public void prepare() throws IOException {
    DataDirectory.makePrivate(data.routes(number).getParent());
  }

  @Override
  public boolean isReady() {
    return probe.answersOk(health(), settings.gatewayToken());
  }

  @Override
  public Duration silenceLimit() {
    return Duration.ofSeconds(3);
  }

  @Override
  public boolean answers() {
    return probe.answersAnything(health());
  }

  @Override
  public Duration startLimit() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(DRAIN_SECONDS + 5);
  }

  private URI health() {
    return URI.create("http://127.0.0.1:" + settings.gatewayAdminPort(number) + "/health");
  }
}
