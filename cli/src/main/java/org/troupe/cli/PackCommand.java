package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a package out of a directory that holds ServiceDefinition.csdef and roles/ROLE/...",
      "The same files give the same package, byte for byte."
    },
    footer = {"", "Example:", "  troupe pack build/shop -o shop-2.cspkg"})
final class PackCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The directory.")
  private Path directory;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The package to write; replaced if it exists.")
  private Path output;

  @Override
  public Integer call() throws IOException {
    long files = new Pack(directory).writeTo(output);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s: %d files, %d bytes%n", output, files, Files.size(output));
    out.flush();
    return 0;
  }
}
