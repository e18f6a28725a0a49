package org.troupe.agent.intake;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import org.troupe.wire.RunRequest;

/** Requests for runs as JSON. */
final class RequestJson {

  private RequestJson() {}

  static String of(RunRequest request) {
    JsonObjectBuilder parameters = Json.createObjectBuilder();
    request.parameters().forEach(parameters::add);
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("run", request.run())
            .add("job", request.job())
            .add("parameters", parameters);
    if (request.requestedBy() != null) {
      json.add("requestedBy", request.requestedBy());
    }
    return json.build().toString();
  }
}
