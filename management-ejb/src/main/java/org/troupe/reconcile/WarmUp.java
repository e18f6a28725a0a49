package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks instances that are about to take production's requests until their answers are steady: a
 * Java process is slow when it is cold, and its first users should not be the ones to find out.
 */
@ApplicationScoped
class WarmUp {

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(40);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * An instance to ask.
   *
   * @param name as users see it
   * @param port on loopback
   * @param paths what to ask it for
   */
  record Target(String name, int port, List<String> paths) {}

  /**
   * What came of it.
   *
   * @param warm whether all answer as they should
   * @param words for an operator
   */
  record Outcome(boolean warm, String words) {}

  /** Asks all of them, at a small rate, for a minute at the longest. */
  Outcome warm(List<Target> targets) throws InterruptedException {
    List<WarmUpPath> paths = new ArrayList<>();
    for (Target target : targets) {
      target.paths().forEach(path -> paths.add(new WarmUpPath(target.name(), target.port(), path)));
    }
    long end = System.nanoTime() + LIMIT.toNanos();
    int requests = 0;
    while (!paths.stream().allMatch(WarmUpPath::isSteady) && System.nanoTime() - end < 0) {
      var round = paths.stream().map(this::ask).toArray(CompletableFuture<?>[]::new);
      requests += round.length;
      CompletableFuture.allOf(round).join();
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    }
    return outcome(paths, requests);
  }

  private static Outcome outcome(List<WarmUpPath> paths, int requests) {
    return paths.stream()
        .filter(path -> !path.answers())
        .findFirst()
        .map(failing -> new Outcome(false, "warm-up failed: " + failing))
        .orElseGet(
            () ->
                new Outcome(
                    true,
                    paths.stream().allMatch(WarmUpPath::isSteady)
                        ? "warm: answers are steady after " + requests + " requests"
                        : "warm: answers are right, but not steady after "
                            + requests
                            + " requests"));
  }

  private CompletableFuture<Void> ask(WarmUpPath path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + path.port() + path.path()))
            .timeout(ANSWER_LIMIT)
            .header("User-Agent", "troupe-warm-up")
            .build();
    long begin = System.nanoTime();
    return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .handle(
            (response, failure) -> {
              path.answered(
                  failure == null ? response.statusCode() : 0,
                  Duration.ofNanos(System.nanoTime() - begin));
              return null;
            });
  }
}
