package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.troupe.cli.platform.DataDirectory;
import org.troupe.cli.platform.Distribution;
import org.troupe.cli.platform.Platform;
import org.troupe.cli.platform.PlatformSettings;
import org.troupe.cli.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = {
      "Stops a platform on this machine in order, as Ctrl-C does in the terminal of its troupe up;"
          + " also what a killed troupe up has left behind."
    },
    footer = {"", "Example:", "  troupe down --data /var/lib/troupe"})
final class DownCommand implements Callable<Integer> {

  /** More than all the limits of an orderly stop together, but for the instances'. */
  private static final Duration LIMIT_WITHOUT_INSTANCES = Duration.ofMinutes(4);

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The platform's data directory. Default: ~/.troupe")
  private Path data;

  @Override
  public Integer call() throws IOException {
    DataDirectory directory = new DataDirectory(data == null ? DataDirectory.byDefault() : data);
    if (!Files.exists(directory.settings())) {
      throw new FailedException("there is no platform in " + directory.root(), "");
    }
    PrintWriter out = spec.commandLine().getOut();
    Optional<Platform> abandoned = Platform.open(directory, Distribution.running(), Map.of());
    if (abandoned.isPresent()) {
      try (Platform mine = abandoned.get();
          Progress progress = Progress.on(out)) {
        mine.stop(progress);
      }
    } else {
      askSupervisor(directory, out);
    }
    out.println("Stopped.");
    out.flush();
    return 0;
  }

  private static void askSupervisor(DataDirectory directory, PrintWriter out) throws IOException {
    Duration limit =
        LIMIT_WITHOUT_INSTANCES.plus(PlatformSettings.read(directory.settings()).shutdownLimit());
    ProcessHandle supervisor =
        Platform.supervisorOf(directory)
            .orElseThrow(() -> new FailedException("troupe up is just starting", "Try again"));
    out.println("Stopping. Requests in flight are finished first.");
    out.flush();
    supervisor.destroy();
    try {
      supervisor.onExit().get(limit.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new FailedException(
          "troupe up (process "
              + supervisor.pid()
              + ") has not stopped within "
              + limit.toMinutes()
              + " minutes",
          "Its terminal and " + directory.log("up") + " say what it waits for");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted; troupe up goes on stopping", "");
    }
  }
}
