package org.troupe.cli.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.troupe.cli.progress.Progress;
import org.troupe.cli.runtime.RuntimeImage;

/** The prepared Payara Micro that the controller and all role instances are started from. */
final class InstalledRuntime {

  private final DataDirectory data;
  private final Distribution distribution;
  private Path image;

  InstalledRuntime(DataDirectory data, Distribution distribution) {
    this.data = data;
    this.distribution = distribution;
  }

  /** Makes it if it is not there, which takes half a minute, once. */
  void prepare(Progress progress) throws IOException {
    progress.busy("runtime", "looking");
    try {
      image =
          RuntimeImage.prepare(
              distribution.payaraMicro(),
              distribution.driver(),
              distribution.apps(),
              data.runtimes(),
              doing -> progress.busy("runtime", doing + " (only once)"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("interrupted while preparing the runtime", "", e);
    }
    progress.done("runtime", "ready");
  }

  /** Its directory; only once it is prepared. */
  Path directory() {
    if (image == null) {
      throw new IllegalStateException("the runtime is not prepared yet");
    }
    return image;
  }

  /** For the JVM, before all other options. */
  List<String> javaOptions() {
    return RuntimeImage.javaOptions(directory());
  }
}
