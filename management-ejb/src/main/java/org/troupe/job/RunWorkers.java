package org.troupe.job;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.troupe.agentclient.AgentClient;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceHost;
import org.troupe.instance.InstanceKey;
import org.troupe.job.plan.JobWorld.Absence;
import org.troupe.job.plan.RunState;
import org.troupe.wire.AgentReport;

/** What the agents say of the runs their instances have. */
final class RunWorkers {

  private static final Logger LOG = System.getLogger(RunWorkers.class.getName());
  private static final Duration ASK_INTERVAL = Duration.ofSeconds(2);

  private final InstanceHost host;
  private final AgentClient agents;
  private final Executor executor;
  private final Clock clock;
  private final Map<InstanceKey, Answer> answers = new ConcurrentHashMap<>();
  private final Map<InstanceKey, Instant> asked = new ConcurrentHashMap<>();
  private Map<String, Absence> absences = new HashMap<>();

  private record Answer(AgentReport report, Instant at) {}

  RunWorkers(InstanceHost host, AgentClient agents, Executor executor, Clock clock) {
    this.host = host;
    this.agents = agents;
    this.executor = executor;
    this.clock = clock;
  }

  /**
   * Which of the runs their workers are not seen to work on; has the agents asked for the next
   * time.
   *
   * @param tokens what the agents ask for
   */
  Map<String, Absence> absences(
      List<RunState> runs, Function<Set<InstanceKey>, Map<InstanceKey, String>> tokens) {
    List<RunState> taken = runs.stream().filter(RunWorkers::isTaken).toList();
    if (taken.isEmpty()) {
      absences = new HashMap<>();
      answers.clear();
      return Map.of();
    }
    Map<InstanceKey, HostedInstance> hosted =
        host.list().stream()
            .filter(HostedInstance::running)
            .collect(Collectors.toMap(HostedInstance::key, Function.identity()));
    Map<String, Absence> now = new HashMap<>();
    taken.forEach(run -> absence(run, hosted).ifPresent(a -> now.put(run.id(), a)));
    absences = now;
    ask(taken, hosted, tokens);
    return Map.copyOf(now);
  }

  private static boolean isTaken(RunState run) {
    return run.instance().isPresent() && !run.ordered() && !run.status().hasEnded();
  }

  private Optional<Absence> absence(RunState run, Map<InstanceKey, HostedInstance> hosted) {
    InstanceKey key = run.instance().orElseThrow();
    Absence before = absences.get(run.id());
    if (!hosted.containsKey(key)) {
      return Optional.of(since(before, true));
    }
    Answer answer = answers.get(key);
    boolean saysSomething =
        answer != null
            && !answer.report().boot().isEmpty()
            && run.startedAt().filter(answer.at()::isAfter).isPresent();
    if (!saysSomething) {
      return Optional.ofNullable(before);
    }
    if (!run.boot().equals(Optional.of(answer.report().boot()))) {
      return Optional.of(since(before, true));
    }
    return answer.report().runs().contains(run.id())
        ? Optional.empty()
        : Optional.of(since(before, false));
  }

  private Absence since(Absence before, boolean certain) {
    return before != null && before.certain() == certain
        ? before
        : new Absence(certain, clock.instant());
  }

  private void ask(
      List<RunState> runs,
      Map<InstanceKey, HostedInstance> hosted,
      Function<Set<InstanceKey>, Map<InstanceKey, String>> tokens) {
    Instant now = clock.instant();
    Set<InstanceKey> due =
        runs.stream()
            .map(run -> run.instance().orElseThrow())
            .filter(hosted::containsKey)
            .filter(key -> !asked.getOrDefault(key, Instant.MIN).isAfter(now.minus(ASK_INTERVAL)))
            .collect(Collectors.toSet());
    if (due.isEmpty()) {
      return;
    }
    asked.keySet().retainAll(hosted.keySet());
    answers.keySet().retainAll(hosted.keySet());
    tokens
        .apply(due)
        .forEach(
            (key, token) -> {
              asked.put(key, now);
              int port = hosted.get(key).port();
              executor.execute(() -> ask(key, port, token));
            });
  }

  private void ask(InstanceKey key, int port, String token) {
    Instant at = clock.instant();
    try {
      answers.put(key, new Answer(agents.status(port, token), at));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "jobs instance=" + key + " event=silent", e);
    }
  }

  /** Tells an agent to stop a run; it reports once it has. */
  void stop(RunState run, String token) {
    InstanceKey key = run.instance().orElseThrow();
    host.list().stream()
        .filter(hosted -> hosted.key().equals(key) && hosted.running())
        .findFirst()
        .ifPresent(hosted -> executor.execute(() -> stop(run.id(), key, hosted.port(), token)));
  }

  private void stop(String run, InstanceKey key, int port, String token) {
    try {
      agents.stopRun(port, token, run);
    } catch (IOException | RuntimeException e) {
      LOG.log(
          Level.INFO,
          "jobs run=" + run + " instance=" + key + " event=stop refused, tried again",
          e);
    }
  }
}
