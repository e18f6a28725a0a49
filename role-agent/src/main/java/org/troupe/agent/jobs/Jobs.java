package org.troupe.agent.jobs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.naming.NamingException;
import org.troupe.agent.broker.BrokerLogin;
import org.troupe.agent.jobs.RunReporter.Worker;
import org.troupe.wire.RunOrder;

/**
 * The job host of an instance with all that it takes. Costs nothing until the role's applications
 * are up, and nothing at all where the role has no jobs.
 */
public final class Jobs {

  private static final Logger LOG = System.getLogger(Jobs.class.getName());
  private static final long LOOK_MILLIS = 500;
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

  private final JobSettings settings;
  private final JobHost host;
  private final Outbox outbox;
  private final Supplier<Map<String, String>> environment;
  private final List<Thread> threads = new ArrayList<>();
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private JmsLines lines;

  /**
   * Takes no orders yet.
   *
   * @param boot tells this process of the instance from all others
   * @param environment the role's configuration as programs find it
   * @param timer for what is due every now and then
   */
  public Jobs(
      JobSettings settings,
      String boot,
      Supplier<Map<String, String>> environment,
      Clock clock,
      ScheduledExecutorService timer) {
    this.settings = settings;
    this.environment = environment;
    this.clock = clock;
    this.timer = timer;
    this.outbox = new Outbox(() -> lines.reportLine());
    this.host =
        new JobHost(
            settings.parallel(), new Worker(settings.instance(), boot), outbox, clock, timer);
  }

  /** What runs. */
  public JobHost host() {
    return host;
  }

  /** The role's applications are up: orders are taken from now on. */
  public void start() {
    if (!settings.hasJobs()) {
      return;
    }
    try {
      lines = new JmsLines(BrokerLogin.ofInstance(CALL_LIMIT), settings.runs(), settings.reports());
    } catch (ReflectiveOperationException | NamingException e) {
      LOG.log(Level.ERROR, "no jobs can be run here: the broker's client is not to be had", e);
      return;
    }
    java.util.logging.Logger.getLogger("").addHandler(new RunThreads.LogHandler());
    host.worksBy(this::execution);
    begin("troupe-run-reports", outbox);
    begin("troupe-run-orders", new OrderTaker(host, () -> lines.orders()));
    if (!settings.continuous().isEmpty()) {
      var unused =
          timer.scheduleWithFixedDelay(
              new ContinuousJobs(host, settings.continuous(), clock),
              0,
              LOOK_MILLIS,
              TimeUnit.MILLISECONDS);
    }
  }

  /** The instance ends: nothing is waited for. */
  public void end() {
    host.close();
    threads.forEach(Thread::interrupt);
    host.endAll();
  }

  private void begin(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private Execution execution(RunOrder order, RunLog log, RunReporter reporter) {
    if (order.kind().equals(RunOrder.PROGRAM)) {
      Map<String, String> variables = new TreeMap<>(environment.get());
      return new ProgramExecution(
          ProgramCommand.of(order, settings.approot(), variables), log, GRACE);
    }
    return new BatchExecution(
        order, BatchRuntimeAccess.of(order.target(), settings.applications()), reporter);
  }
}
