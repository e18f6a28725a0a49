package org.troupe.agent.intake;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.troupe.wire.RunParameters;

/** A request's body as parameters of a job. */
final class JobParameters {

  private JobParameters() {}

  /**
   * Reads a JSON object of plain values, or a form; nothing is no parameters.
   *
   * @throws Problem.Raised if it is something else
   */
  static Map<String, String> of(Submission submission) throws Problem.Raised {
    if (submission.body().length == 0) {
      return Map.of();
    }
    Map<String, String> parameters =
        switch (submission.mediaType()) {
          case "application/json" -> json(submission.text());
          case "application/x-www-form-urlencoded" -> form(submission.text());
          default ->
              throw new Problem.Raised(
                  new Problem(
                      415,
                      "Unsupported",
                      "A job's parameters are application/json or"
                          + " application/x-www-form-urlencoded."));
        };
    Optional<String> fault = RunParameters.fault(parameters);
    if (fault.isPresent()) {
      throw new Problem.Raised(Problem.badRequest("Not parameters of a job: " + fault.get() + "."));
    }
    return parameters;
  }

  private static Map<String, String> json(String text) throws Problem.Raised {
    Map<String, String> parameters = new TreeMap<>();
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject object = reader.readObject();
      for (Map.Entry<String, JsonValue> each : object.entrySet()) {
        parameters.put(each.getKey(), plain(each.getKey(), each.getValue()));
      }
    } catch (JsonException e) {
      throw new Problem.Raised(Problem.badRequest("The body is no JSON object: " + e.getMessage()));
    }
    return parameters;
  }

  private static String plain(String name, JsonValue value) throws Problem.Raised {
    return switch (value.getValueType()) {
      case STRING -> ((JsonString) value).getString();
      case NUMBER, TRUE, FALSE -> value.toString();
      case NULL, ARRAY, OBJECT ->
          throw new Problem.Raised(
              Problem.badRequest(name + " must be a string, a number, true or false."));
    };
  }

  private static Map<String, String> form(String text) throws Problem.Raised {
    Map<String, String> parameters = new TreeMap<>();
    for (String field : text.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) throws Problem.Raised {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Problem.Raised(Problem.badRequest("The form is not encoded: " + e.getMessage()));
    }
  }
}
