package org.troupe.cli.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.troupe.cli.progress.Progress;

/** TEMPORARY until RuntimeImage lands. */
final class InstalledRuntime {
  private final DataDirectory data;
  private final Distribution distribution;

  InstalledRuntime(DataDirectory data, Distribution distribution) {
    this.data = data;
    this.distribution = distribution;
  }

  Path directory() {
    return data.runtimes().resolve("plain");
  }

  List<String> javaOptions() {
    return List.of();
  }

  void prepare(Progress progress) throws IOException {
    if (!Files.exists(directory())) {
      progress.busy("runtime", "preparing, once");
      Tool.run(
          "payara-micro",
          List.of(
              Java.EXECUTABLE,
              "-jar",
              distribution.payaraMicro().toString(),
              "--rootdir",
              directory().toString(),
              "--outputlauncher"),
          "",
          data.log("runtime"),
          Duration.ofMinutes(3));
    }
    progress.done("runtime", "ready");
  }
}
