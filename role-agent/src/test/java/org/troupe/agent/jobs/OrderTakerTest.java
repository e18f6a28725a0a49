package org.troupe.agent.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.troupe.agent.jobs.OrderTaker.OrderLine;
import org.troupe.agent.jobs.Outbox.ReportLine;
import org.troupe.agent.jobs.RunReporter.Worker;
import org.troupe.wire.RunReport;

/** Orders from a broker of memory to runs that end when they are told to. */
class OrderTakerTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final Map<String, WaitingExecution> executions = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Outbox outbox = new Outbox(Reports::new);
  private final JobHost host =
      new JobHost(2, new Worker("d/w_IN_0", "boot"), outbox, Clock.systemUTC(), timer);
  private final Thread taker = new Thread(new OrderTaker(host, Orders::new));
  private final Thread sender = new Thread(outbox);
  private volatile boolean away;

  @BeforeEach
  void before() {
    host.worksBy(
        (order, log, reporter) -> {
          if (order.target().equals("unknown")) {
            throw new IllegalArgumentException("The role has no unknown.");
          }
          return executions.computeIfAbsent(order.run(), run -> new WaitingExecution());
        });
    host.activate();
    taker.start();
    sender.start();
  }

  @AfterEach
  void after() throws InterruptedException {
    taker.interrupt();
    sender.interrupt();
    timer.shutdownNow();
    taker.join(LIMIT.toMillis());
    sender.join(LIMIT.toMillis());
  }

  @Test
  void takesAsManyAsItMayAndTheNextWhenOneHasEnded() {
    for (String run : List.of("a", "b", "c")) {
      order(run, 1, 60);
    }
    until(() -> host.runs().equals(List.of("a", "b")));
    assertThat(orders).hasSize(1);
    executions.get("a").end(new Ending(RunReport.SUCCEEDED, "COMPLETED", null));
    until(() -> host.runs().equals(List.of("b", "c")));
    until(() -> has("a", "\"event\":\"ended\"", "\"status\":\"succeeded\"", "\"sequence\":2"));
    assertThat(has("c", "\"event\":\"started\"", "\"boot\":\"boot\"")).isTrue();
  }

  @Test
  void thoseWithoutLimitLeaveRoomForOthers() {
    for (String run : List.of("a", "b", "c", "d")) {
      order(run, 1, 0);
    }
    order("e", 1, 60);
    until(() -> host.runs().size() == 5);
  }

  @Test
  void ignoresWhatItHasSeenAndWhatIsNoOrder() {
    orders.add("nonsense");
    order("a", 1, 60);
    until(() -> executions.containsKey("a"));
    executions.get("a").end(new Ending(RunReport.FAILED, null, "no"));
    until(() -> host.runs().isEmpty());
    order("a", 1, 60);
    order("b", 1, 60);
    until(() -> host.runs().equals(List.of("b")));
    assertThat(reports.stream().filter(text -> text.contains("started"))).hasSize(2);
  }

  @Test
  void tellsWhatCannotBeRun() {
    orders.add(json("a", 1, 60).replace("batch-a", "unknown"));
    until(() -> has("a", "\"status\":\"failed\"", "The role has no unknown."));
  }

  @Test
  void isToldToStop() {
    order("a", 1, 60);
    until(() -> executions.containsKey("a"));
    assertThat(host.stop("b")).isFalse();
    assertThat(host.stop("a")).isTrue();
    until(() -> has("a", "\"event\":\"ended\"", "\"status\":\"stopped\""));
  }

  @Test
  void handsBackWhatDoesNotEndInTime() {
    order("a", 1, 60);
    until(() -> executions.containsKey("a"));
    assertThat(host.quiesce(Duration.ofSeconds(2))).isEmpty();
    assertThat(has("a", "\"event\":\"ended\"", "\"status\":\"handed-back\"")).isTrue();
    order("b", 1, 60);
    assertThat(host.runs()).isEmpty();
    host.activate();
    until(() -> host.runs().equals(List.of("b")));
  }

  @Test
  void worksOnThoseWhoseEndNobodyKnows() {
    order("a", 1, 60);
    until(() -> executions.containsKey("a") && reports.size() == 1);
    away = true;
    executions.get("a").end(new Ending(RunReport.SUCCEEDED, null, null));
    until(() -> outbox.untold().equals(List.of("a")));
    assertThat(host.runs()).containsExactly("a");
    away = false;
    until(() -> has("a", "\"event\":\"ended\"") && host.runs().isEmpty());
  }

  private boolean has(String run, String... parts) {
    return reports.stream()
        .filter(text -> text.contains("\"run\":\"" + run + "\""))
        .anyMatch(text -> List.of(parts).stream().allMatch(text::contains));
  }

  private static void until(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(condition);
  }

  private void order(String run, int attempt, long timeout) {
    orders.add(json(run, attempt, timeout));
  }

  private static String json(String run, int attempt, long timeout) {
    return String.format(
        "{\"run\":\"%s\",\"attempt\":%d,\"role\":\"w\",\"job\":\"j\",\"kind\":\"batch\","
            + "\"target\":\"batch-%s\",\"parameters\":{},\"timeoutSeconds\":%d,"
            + "\"logLimitBytes\":1000}",
        run, attempt, run, timeout);
  }

  /** Ends as it is told to, or as stopped. */
  private static final class WaitingExecution implements Execution {

    private final CountDownLatch over = new CountDownLatch(1);
    private Ending ending = new Ending(RunReport.STOPPED, null, null);

    void end(Ending as) {
      ending = as;
      over.countDown();
    }

    @Override
    public Ending run() throws InterruptedException {
      if (!over.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody ended it");
      }
      return ending;
    }

    @Override
    public void stop() {
      over.countDown();
    }
  }

  private final class Orders implements OrderLine {

    private String current;

    @Override
    public Optional<String> next(Duration wait) throws BrokerAwayException {
      try {
        current = orders.poll(50, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BrokerAwayException("interrupted", e);
      }
      return Optional.ofNullable(current);
    }

    @Override
    public void take(String report) {
      reports.add(report);
      current = null;
    }

    @Override
    public void drop() {
      current = null;
    }

    @Override
    public void close() {
      if (current != null) {
        orders.add(current);
      }
    }
  }

  private final class Reports implements ReportLine {

    @Override
    public void send(String report) throws BrokerAwayException {
      if (away) {
        throw new BrokerAwayException("away", null);
      }
      reports.add(report);
    }

    @Override
    public void close() {
      // Nothing is held open.
    }
  }
}
