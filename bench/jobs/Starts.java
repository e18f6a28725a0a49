import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Asks for runs of an empty job, first all at once, then one after the other, and tells how many
 * were begun a second and how long one waits for its worker.
 *
 * <p>{@code Starts ADMIN-URL TOKEN-FILE SERVICE JOB RUNS SINGLE} prints {@code per-second},
 * {@code to-start-ms} and {@code to-end-ms} (medians of the single ones).
 */
final class Starts {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int AT_A_TIME = 4;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String slot;
  private final String job;
  private final String token;

  private Starts(String admin, String token, String service, String job) {
    this.slot = admin + "api/v1/services/" + service + "/slots/production/";
    this.job = job;
    this.token = token;
  }

  public static void main(String[] given) throws Exception {
    Starts starts =
        new Starts(given[0], Files.readString(Path.of(given[1])).strip(), given[2], given[3]);
    starts.many(Integer.parseInt(given[4]) / 4); // warm
    System.out.printf("per-second %.1f%n", starts.many(Integer.parseInt(given[4])));
    starts.single(Integer.parseInt(given[5]));
    System.exit(0);
  }

  private double many(int runs) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    List<Callable<String>> asks = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      asks.add(this::ask);
    }
    List<String> ids = new ArrayList<>();
    for (var asked : threads.invokeAll(asks)) {
      ids.add(asked.get());
    }
    threads.shutdown();
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    for (String id : ids) {
      JsonNode run = ended(id);
      Instant queued = Instant.parse(run.get("queuedAt").asText());
      Instant started = Instant.parse(run.get("startedAt").asText());
      first = queued.isBefore(first) ? queued : first;
      last = started.isAfter(last) ? started : last;
    }
    return runs * 1000.0 / Math.max(1, Duration.between(first, last).toMillis());
  }

  private void single(int runs) throws Exception {
    long[] toStart = new long[runs];
    long[] toEnd = new long[runs];
    for (int i = 0; i < runs; i++) {
      JsonNode run = ended(ask());
      Instant queued = Instant.parse(run.get("queuedAt").asText());
      toStart[i] = Duration.between(queued, Instant.parse(run.get("startedAt").asText())).toMillis();
      toEnd[i] = Duration.between(queued, Instant.parse(run.get("endedAt").asText())).toMillis();
    }
    Arrays.sort(toStart);
    Arrays.sort(toEnd);
    System.out.printf("to-start-ms %d%nto-end-ms %d%n", toStart[runs / 2], toEnd[runs / 2]);
  }

  private String ask() throws IOException, InterruptedException {
    HttpRequest request =
        request("jobs/" + job + "/runs")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return answer(request, 202).get("id").asText();
  }

  private JsonNode ended(String id) throws IOException, InterruptedException {
    Instant limit = Instant.now().plus(LIMIT);
    while (Instant.now().isBefore(limit)) {
      JsonNode run = answer(request("runs/" + id).GET().build(), 200);
      switch (run.get("status").asText()) {
        case "Succeeded":
          return run;
        case "Failed", "Stopped", "Abandoned":
          throw new IllegalStateException(run.toString());
        default:
          Thread.sleep(50);
      }
    }
    throw new IllegalStateException("run " + id + " has not ended");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(slot + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode answer(HttpRequest request, int expected)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != expected) {
      throw new IOException(request.uri() + " answers " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
