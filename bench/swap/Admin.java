package bench.swap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The controller. */
final class Admin {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)");
  private static final Pattern OUTCOME = Pattern.compile("\"outcome\"\\s*:\\s*\"(\\w+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;
  private final String token;
  private final String service;

  Admin(URI console, String token, String service) {
    this.base = console.resolve("api/v1/");
    this.token = token;
    this.service = service;
  }

  /** Comes back when the operation has ended. */
  void swap() throws IOException, InterruptedException {
    String operation =
        send(request("services/" + service + "/swap").POST(HttpRequest.BodyPublishers.noBody()));
    String id = find(ID, operation);
    while (find(OUTCOME, operation).equals("running")) {
      operation = send(request("operations/" + id + "?wait=20s"));
    }
    if (!find(OUTCOME, operation).equals("succeeded")) {
      throw new IOException(operation);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + token);
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static String find(Pattern pattern, String text) throws IOException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IOException("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }
}
