package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shell script that stands in the documentation.
 *
 * @param source its text, as it stands there
 */
record ShellSnippet(String source) {

  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final long LIMIT_SECONDS = 60;

  /** The one that says how it is called, in its first line. */
  static ShellSnippet in(Path document, String name) throws IOException {
    Matcher blocks = SHELL.matcher(Files.readString(document));
    while (blocks.find()) {
      if (blocks.group(1).startsWith("# sh " + name + " ")) {
        return new ShellSnippet(blocks.group(1));
      }
    }
    throw new AssertionError(document + " has no script " + name);
  }

  /** Runs it; answers with what it printed. */
  String run(Path directory, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path script = Files.createTempFile(Files.createDirectories(directory), "snippet", ".sh");
    Files.writeString(script, source);
    Path output = directory.resolve(script.getFileName() + ".out");
    ProcessBuilder shell = new ProcessBuilder("sh", script.toString());
    shell.command().addAll(List.of(arguments));
    shell.environment().putAll(environment);
    Process process = shell.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    String printed = Files.readString(output);
    assertThat(ended && process.exitValue() == 0).as(printed).isTrue();
    return printed;
  }
}
