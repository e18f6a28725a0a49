package org.troupe.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The long runs of {@code bench/chaos/run}, which says how to call it. Exit code 1 if a promise was
 * broken, 2 if it was called wrongly.
 */
final class Chaos {

  /** Progress, beside the table that comes at the end. */
  private static final Logger LOG = System.getLogger(Chaos.class.getName());

  private final PrintStream out;
  private final ChaosOptions options;

  private Chaos(ChaosOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    try {
      ChaosOptions options = ChaosOptions.parse(List.of(arguments));
      System.exit(new Chaos(options, System.out).run() ? 0 : 1);
    } catch (IllegalArgumentException e) {
      LOG.log(Level.ERROR, e.getMessage());
      System.exit(2);
    }
  }

  private boolean run() throws IOException {
    List<Fault> faults = chosen();
    if (options.list()) {
      faults.forEach(fault -> out.println(fault.name()));
      return true;
    }
    if (options.times() > 0) {
      return measure();
    }
    Report report = new Report(options.directory());
    boolean kept = true;
    try (ChaosPlatform platform =
        new ChaosPlatform(options.distribution(), options.packages(), options.directory())) {
      Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "end"));
      platform.start();
      Trial trial = new Trial(platform, report, options.requests(), options.messages());
      for (Fault fault : faults) {
        kept &= befalls(trial, fault, platform);
      }
    }
    out.println(
        "Seed "
            + options.seed()
            + ", "
            + options.requests()
            + " requests and "
            + options.messages()
            + " messages a second.\n");
    out.print(Files.readString(report.table()));
    return kept;
  }

  private boolean measure() throws IOException {
    try (ChaosPlatform platform =
        new ChaosPlatform(options.distribution(), options.packages(), options.directory())) {
      Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "end"));
      platform.start();
      BareServer bare =
          new BareServer(
              options.distribution().resolve("runtime/payara-micro.jar"),
              options.distribution().resolve("apps/artemis.rar"),
              options.packages().resolve("ledger-1/roles/web/ledger-web.war"),
              options.directory().resolve("bare"));
      out.print(new Recoveries(platform, bare).table(options.times()));
    }
    return true;
  }

  private boolean befalls(Trial trial, Fault fault, ChaosPlatform platform) throws IOException {
    LOG.log(Level.INFO, fault.name());
    List<String> complaints;
    try {
      Row row = trial.of(fault);
      LOG.log(Level.INFO, row.line());
      complaints = row.complaints();
    } catch (RuntimeException | AssertionError e) {
      complaints = List.of(e.toString());
    }
    if (!complaints.isEmpty()) {
      LOG.log(Level.ERROR, "BROKEN PROMISE, " + fault.name() + ": " + complaints);
      platform.keepEvidence("chaos." + fault.name().replaceAll("[^a-z0-9]+", "-"));
    }
    return complaints.isEmpty();
  }

  private List<Fault> chosen() {
    List<Fault> all = new ArrayList<>(Faults.single(options.patience()));
    all.addAll(Faults.pairs(options.patience()));
    all.add(new FullDisk());
    options.requireKnown(all.stream().map(Fault::name).toList());
    List<Fault> chosen = new ArrayList<>();
    for (int i = 0; i < options.repeat(); i++) {
      all.stream().filter(fault -> options.chooses(fault.name())).forEach(chosen::add);
    }
    Random random = new Random(options.seed());
    List<Fault> pairs = Faults.pairs(options.patience());
    for (int i = 0; i < options.pairs(); i++) {
      chosen.add(pairs.get(random.nextInt(pairs.size())));
    }
    return chosen;
  }
}
