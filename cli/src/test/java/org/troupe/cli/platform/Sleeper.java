package org.troupe.cli.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A component that does nothing: a real process that sleeps.
 *
 * @param name its name
 * @param script what a shell runs
 * @param ready a file that exists once it is ready
 * @param stopLimit how long it may take to stop
 */
record Sleeper(String name, String script, Path ready, Duration stopLimit) implements Component {

  static Sleeper in(Path directory) {
    Path ready = directory.resolve("ready");
    return new Sleeper(
        "sleeper", "touch " + ready + "; exec sleep 300", ready, Duration.ofSeconds(10));
  }

  Sleeper doing(String other) {
    return new Sleeper(name, other, ready, stopLimit);
  }

  Sleeper stoppingWithin(Duration limit) {
    return new Sleeper(name, script, ready, limit);
  }

  @Override
  public Launch launch() {
    return new Launch(List.of("sh", "-c", script), Map.of("SECRET", "1"), ready.getParent());
  }

  @Override
  public void prepare() {}

  @Override
  public boolean isReady() {
    return Files.exists(ready);
  }

  @Override
  public Duration startLimit() {
    return Duration.ofSeconds(20);
  }
}
