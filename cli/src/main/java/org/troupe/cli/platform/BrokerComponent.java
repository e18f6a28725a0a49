package org.troupe.cli.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Artemis. */
final class BrokerComponent implements Component {

  private final DataDirectory data;
  private final Distribution distribution;
  private final ServerAccess access;
  private final String listenAddress;

  BrokerComponent(
      DataDirectory data, Distribution distribution, ServerAccess access, String listenAddress) {
    this.data = data;
    this.distribution = distribution;
    this.access = access;
    this.listenAddress = listenAddress;
  }

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public Launch launch() {
    return new Launch(
        List.of(
            Java.EXECUTABLE,
            "-Xmx160m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            distribution.classPath("broker"),
            "org.troupe.broker.BrokerMain",
            "--listen",
            listenAddress + ":" + access.port(),
            "--data",
            data.broker().toString()),
        Map.of(
            "TROUPE_BROKER_USER", access.user(),
            "TROUPE_BROKER_PASSWORD", access.password()),
        data.broker());
  }

  @Override
  public void prepare() throws IOException {
    DataDirectory.makePrivate(data.broker());
  }

  /** It opens its port as the last thing of its start. */
  @Override
  public boolean isReady() {
    return Probe.connects(access.host(), access.port());
  }

  @Override
  public Duration startLimit() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(20);
  }
}
