package org.troupe.cli.platform;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The gateway: the public address. */
final class GatewayComponent implements Component {

  private static final int DRAIN_SECONDS = 30;

  private final DataDirectory data;
  private final Distribution distribution;
  private final PlatformSettings settings;
  private final Probe probe = new Probe();

  GatewayComponent(DataDirectory data, Distribution distribution, PlatformSettings settings) {
    this.data = data;
    this.distribution = distribution;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public Launch launch() {
    return new Launch(
        List.of(
            Java.EXECUTABLE,
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
            "127.0.0.1:" + settings.gatewayAdminPort(),
            "--routes",
            data.routes().toString(),
            "--drain",
            DRAIN_SECONDS + "s"),
        Map.of("TROUPE_GATEWAY_TOKEN", settings.gatewayToken()),
        data.root());
  }

  @Override
  public void prepare() throws IOException {
    DataDirectory.makePrivate(data.routes().getParent());
  }

  @Override
  public boolean isReady() {
    return probe.answersOk(adminAddress().resolve("/health"), settings.gatewayToken());
  }

  @Override
  public Duration startLimit() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(DRAIN_SECONDS + 5);
  }

  private URI adminAddress() {
    return URI.create("http://127.0.0.1:" + settings.gatewayAdminPort());
  }
}
