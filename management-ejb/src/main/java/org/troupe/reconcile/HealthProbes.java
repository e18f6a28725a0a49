package org.troupe.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.troupe.instance.InstanceKey;
import org.troupe.operation.LookAgain;
import org.troupe.reconcile.plan.AgentAnswer;
import org.troupe.wire.AgentReport;

/** Asks the agents of running instances how they are, and remembers what each last said. */
@ApplicationScoped
class HealthProbes {

  private static final Logger LOG = System.getLogger(HealthProbes.class.getName());
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
  private static final int OK = 200;

  private final ObjectMapper json = new ObjectMapper();
  private final Map<Target, AgentAnswer> answers = new ConcurrentHashMap<>();
  private final Set<Target> asked = ConcurrentHashMap.newKeySet();
  private HttpClient http;
  private Clock clock;
  private Event<LookAgain> lookAgain;

  /**
   * A process to ask. Another process of the same instance is another target, so that it does not
   * inherit an answer.
   */
  record Target(InstanceKey key, long pid, int port, String token) {}

  protected HealthProbes() {}

  @Inject
  HealthProbes(Clock clock, Event<LookAgain> lookAgain) {
    this.clock = clock;
    this.lookAgain = lookAgain;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_LIMIT)
            .build();
  }

  /** What the target last said. */
  AgentAnswer lastOf(Target target) {
    return answers.computeIfAbsent(target, t -> AgentAnswer.silent(clock.instant()));
  }

  /** Forgets all but these, each of which {@link #lastOf} has been asked of. */
  void retain(Collection<Target> targets) {
    if (answers.size() > targets.size()) {
      answers.keySet().retainAll(Set.copyOf(targets));
    }
  }

  /** Asks each of them, without waiting; one that has not answered yet is not asked again. */
  void ask(Collection<Target> targets) {
    for (Target target : targets.stream().filter(asked::add).collect(Collectors.toSet())) {
      // Both outcomes end in remember(): nothing is lost with the future.
      var unused =
          http.sendAsync(request(target), HttpResponse.BodyHandlers.ofByteArray())
              .handle((response, failure) -> failure == null ? read(response) : silent())
              .whenComplete(
                  (answer, failure) -> {
                    asked.remove(target);
                    remember(target, failure == null ? answer : silent());
                  });
    }
  }

  private static HttpRequest request(Target target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target.port() + "/_role/status"))
        .timeout(ANSWER_LIMIT)
        .header("Authorization", "Bearer " + target.token())
        .build();
  }

  private AgentAnswer read(HttpResponse<byte[]> response) {
    if (response.statusCode() != OK) {
      return silent();
    }
    try {
      AgentReport report = json.readValue(response.body(), AgentReport.class);
      return new AgentAnswer(
          switch (report.state()) {
            case BUSY -> AgentAnswer.Kind.BUSY;
            case READY -> AgentAnswer.Kind.READY;
            case FAILED -> AgentAnswer.Kind.FAILED;
          },
          report.detail(),
          clock.instant());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "agent at " + response.uri() + " answers what is no report", e);
      return silent();
    }
  }

  private AgentAnswer silent() {
    return AgentAnswer.silent(clock.instant());
  }

  private void remember(Target target, AgentAnswer answer) {
    AgentAnswer before = lastOf(target);
    if (before.kind() != answer.kind()) {
      answers.put(target, answer);
      lookAgain.fireAsync(new LookAgain("agent of " + target.key() + " says " + answer.kind()));
    } else if (!before.detail().equals(answer.detail())) {
      answers.put(target, new AgentAnswer(answer.kind(), answer.detail(), before.since()));
    }
  }
}
