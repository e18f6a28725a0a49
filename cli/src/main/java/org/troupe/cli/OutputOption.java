package org.troupe.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.PrintWriter;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option that says how what is shown is to be written: for people or for scripts. */
final class OutputOption {

  /** How to write it. */
  enum Format {
    table,
    json,
    yaml,
    name
  }

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      paramLabel = "FORMAT",
      description =
          "table (the default) for people; json or yaml, the REST's own answer, for scripts; name,"
              + " one name or id a line.")
  private Format format;

  boolean isTable() {
    return format == Format.table;
  }

  /**
   * Writes what is to be shown in the way that was asked for.
   *
   * @param json as the REST answered
   * @param names the names or ids in it
   * @param table writes it for people
   */
  void print(
      PrintWriter out, Supplier<JsonNode> json, Supplier<Stream<String>> names, Runnable table) {
    switch (format) {
      case table -> table.run();
      case json -> out.println(json.get().toPrettyString());
      case yaml -> out.print(yaml(json.get()));
      case name -> names.get().forEach(out::println);
    }
  }

  private static String yaml(JsonNode json) {
    try {
      return YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build()
          .writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON that cannot be written as YAML", e);
    }
  }
}
