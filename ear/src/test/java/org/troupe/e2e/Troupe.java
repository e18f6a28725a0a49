package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code troupe} command of the built distribution, for one data directory. */
public final class Troupe {

  /** More than the platform grants an operation on a machine that is busy with other things. */
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(6);

  private final Path distribution;
  private final Path data;
  private final Path outputs;
  private int outputsMade;

  /**
   * @param distribution the directory that holds {@code bin/troupe}
   * @param data the data directory
   * @param outputs where the output of commands goes
   */
  public Troupe(Path distribution, Path data, Path outputs) {
    this.distribution = distribution;
    this.data = data;
    this.outputs = outputs;
  }

  public Path data() {
    return data;
  }

  /** The same platform, with the output of commands put elsewhere. */
  public Troupe withOutputs(Path elsewhere) {
    return new Troupe(distribution, data, elsewhere);
  }

  /** A file of the samples that come with the distribution. */
  public Path sample(String name) {
    return distribution.resolve("samples").resolve(name);
  }

  /** Runs a command that is to succeed, such as {@code swap thumbnails}. */
  public Outcome does(String... arguments) {
    Outcome outcome = runs(arguments);
    assertThat(outcome.exitCode())
        .as("troupe %s%n%s", String.join(" ", arguments), outcome)
        .isZero();
    return outcome;
  }

  /** Runs a command to its end. */
  public Outcome runs(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--data");
    all.add(data.toString());
    return runsAsIs(all);
  }

  /** Runs a command that knows no data directory. */
  public Outcome runsAsIs(List<String> arguments) {
    Path out = nextOutput(arguments.get(0) + ".out");
    Path err = out.resolveSibling(out.getFileName() + ".err");
    try {
      Process process =
          builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!process.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            "troupe " + arguments + " went on and on:\n" + Files.readString(out));
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while troupe " + arguments + " ran", e);
    }
  }

  /** Starts {@code troupe up} and leaves it running. */
  public Up up(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("up"));
    arguments.addAll(List.of(options));
    arguments.add("--data");
    arguments.add(data.toString());
    Path output = nextOutput("up.out");
    ProcessBuilder builder = builder(arguments);
    // A build that runs in the background ignores Ctrl-C, and so would all that it starts.
    builder.command().addAll(0, List.of("env", "--default-signal=INT"));
    return new Up(
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
  }

  private ProcessBuilder builder(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(distribution.resolve("bin/troupe").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(outputs.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TROUPE_"));
    builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
    return builder;
  }

  private synchronized Path nextOutput(String name) {
    outputsMade++;
    return outputs.resolve("%02d-%s".formatted(outputsMade, name));
  }
}
