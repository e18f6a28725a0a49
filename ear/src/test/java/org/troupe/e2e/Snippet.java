package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * A program that stands in the documentation.
 *
 * @param name of its class
 * @param source its text, as it stands there
 */
record Snippet(String name, String source) {

  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("public class (\\w+)");

  static Snippet in(Path document, String name) throws IOException {
    Matcher blocks = JAVA.matcher(Files.readString(document));
    while (blocks.find()) {
      Matcher type = CLASS.matcher(blocks.group(1));
      if (type.find() && type.group(1).equals(name)) {
        return new Snippet(name, blocks.group(1));
      }
    }
    throw new AssertionError(document + " has no class " + name);
  }

  /** Compiles and runs it with the libraries of this test; answers with what it printed. */
  String run(Path directory, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path file = Files.createDirectories(directory).resolve(name + ".java");
    Files.writeString(file, source);
    String classPath = System.getProperty("java.class.path");
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath, "-d", directory.toString(), file.toString());
    assertThat(compiled).as("javac %s", file).isZero();

    Path output = directory.resolve(name + ".out");
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            directory + File.pathSeparator + classPath,
            name);
    program.command().addAll(List.of(arguments));
    program.environment().putAll(environment);
    int exitCode =
        program.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    String printed = Files.readString(output);
    assertThat(exitCode).as("%s: %s", name, printed).isZero();
    return printed;
  }
}
