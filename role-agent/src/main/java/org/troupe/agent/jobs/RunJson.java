package org.troupe.agent.jobs;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.troupe.wire.RunOrder;
import org.troupe.wire.RunReport;
import org.troupe.wire.RunReport.Step;

/** Orders and reports as JSON, by the server's own library: loaded when the first job is run. */
final class RunJson {

  private RunJson() {}

  /**
   * Reads an order.
   *
   * @throws IllegalArgumentException if it is none, with what is wrong
   */
  static RunOrder order(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      return new RunOrder(
          json.getString("run"),
          json.getInt("attempt"),
          json.getString("role"),
          json.getString("job"),
          json.getString("kind"),
          json.getString("target"),
          strings(json.getJsonObject("parameters")),
          number(json, "restartOf"),
          json.getJsonNumber("timeoutSeconds").longValue(),
          json.getJsonNumber("logLimitBytes").longValue());
    } catch (JsonException | NullPointerException | ClassCastException e) {
      throw new IllegalArgumentException("this is no order to run a job: " + e.getMessage(), e);
    }
  }

  static String of(RunReport report) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("run", report.run())
            .add("attempt", report.attempt())
            .add("sequence", report.sequence())
            .add("job", report.job());
    add(json, "trigger", report.trigger());
    json.add("instance", report.instance())
        .add("boot", report.boot())
        .add("at", report.at().toString())
        .add("event", report.event());
    add(json, "executionId", report.executionId());
    add(json, "status", report.status());
    add(json, "exitStatus", report.exitStatus());
    add(json, "message", report.message());
    if (!report.steps().isEmpty()) {
      JsonArrayBuilder steps = Json.createArrayBuilder();
      report.steps().forEach(step -> steps.add(of(step)));
      json.add("steps", steps);
    }
    add(json, "offset", report.offset());
    add(json, "text", report.text());
    return json.build().toString();
  }

  private static JsonObjectBuilder of(Step step) {
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("name", step.name()).add("status", step.status());
    add(json, "exitStatus", step.exitStatus());
    json.add("read", step.read())
        .add("written", step.written())
        .add("skipped", step.skipped())
        .add("commits", step.commits())
        .add("rollbacks", step.rollbacks());
    add(json, "startedAt", step.startedAt());
    add(json, "endedAt", step.endedAt());
    return json.add("partitions", step.partitions());
  }

  private static void add(JsonObjectBuilder json, String name, Object value) {
    if (value instanceof Long number) {
      json.add(name, number);
    } else if (value != null) {
      json.add(name, value.toString());
    }
  }

  private static Long number(JsonObject json, String name) {
    JsonValue value = json.getOrDefault(name, JsonValue.NULL);
    return value == JsonValue.NULL ? null : ((JsonNumber) value).longValue();
  }

  private static Map<String, String> strings(JsonObject json) {
    Map<String, String> strings = new LinkedHashMap<>();
    json.forEach((name, value) -> strings.put(name, ((JsonString) value).getString()));
    return strings;
  }
}
