package org.troupe.pruning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.troupe.capacity.Admission;
import org.troupe.platform.ControllerConfig;
import org.troupe.platform.KeptFiles;
import org.troupe.servicepackage.StoredPackages;

/**
 * Removes what nobody needs any more: packages, logs of removed instances, dumps, runtime images.
 * Every ten minutes with room for second thoughts; at once, and less of that, when the disk is
 * nearly full.
 */
@ApplicationScoped
class Pruning {

  private static final Logger LOG = System.getLogger(Pruning.class.getName());
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final KeptFiles.Bounds USUAL =
      new KeptFiles.Bounds(Integer.MAX_VALUE, 1L << 30, Duration.ofDays(14));
  private static final KeptFiles.Bounds URGENT =
      new KeptFiles.Bounds(Integer.MAX_VALUE, 100L << 20, Duration.ofDays(1));

  private StoredPackages packages;
  private Admission admission;
  private Path data;
  private RuntimeImages images;
  private Clock clock;
  private Instant last = Instant.EPOCH;

  protected Pruning() {}

  @Inject
  Pruning(StoredPackages packages, Admission admission, ControllerConfig config, Clock clock) {
    this.packages = packages;
    this.admission = admission;
    this.data = config.dataDirectory();
    this.images = new RuntimeImages(data.resolve("runtime"), config.runtimeDirectory());
    this.clock = clock;
  }

  /** Prunes if it was not done lately, or the disk is nearly full. */
  void runIfDue() {
    boolean urgent = admission.diskIsNearlyFull();
    Instant now = clock.instant();
    if (urgent) {
      LOG.log(Level.WARNING, "event=disk-nearly-full: all that is not needed goes");
    }
    if (urgent || !now.isBefore(last.plus(EVERY))) {
      last = now;
      KeptFiles.Bounds bounds = urgent ? URGENT : USUAL;
      prune("package", () -> packages.prune(urgent));
      prune("log", () -> KeptFiles.trim(data.resolve("logs").resolve("instances"), bounds, now));
      prune("dump", () -> KeptFiles.trim(data.resolve("dumps"), bounds, now));
      prune("runtime", () -> images.prune(now));
    }
  }

  /** One that fails, as on a broken file, does not keep the others from being done. */
  private static void prune(String kind, Deletion deletion) {
    try {
      deletion.run().forEach(gone -> LOG.log(Level.INFO, "{0}={1} event=pruned", kind, gone));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, kind + " event=not-pruned", e);
    }
  }

  /** Says what it has deleted. */
  @FunctionalInterface
  private interface Deletion {
    List<?> run() throws IOException;
  }
}
