package org.troupe.agent;

import fish.payara.micro.PayaraMicro;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.troupe.agent.intake.Intake;
import org.troupe.agent.jobs.Jobs;

/**
 * The agent's life: begins when the server deploys the agent, before it has anything else to run,
 * and ends with the server. Threads of its own, because the server's are the application's.
 */
public final class RoleAgent implements ServletContextListener {

  /** System property: the instance's run directory. */
  static final String RUN_DIRECTORY = "troupe.run";

  private static final Logger LOG = System.getLogger(RoleAgent.class.getName());
  private static final long WATCH_MILLIS = 500;
  private static final long BOOT_MILLIS = TimeUnit.MINUTES.toMillis(2);

  private final String boot = UUID.randomUUID().toString();
  private ScheduledExecutorService executor;
  private ThreadPoolExecutor orders;
  private Jobs jobs;
  private Intake intake;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Path run = Path.of(System.getProperty(RUN_DIRECTORY));
    RoleStatus status = new RoleStatus();
    try {
      RoleEnvironment environment = RoleEnvironment.read(run);
      ServletContext context = event.getServletContext();
      // Before the configuration, which then leaves the property alone.
      System.setProperty(Departure.STOPPING, "false");
      LiveConfiguration configuration =
          new LiveConfiguration(run.resolve(LiveConfiguration.FILE), System.getProperties());
      configuration.run();
      executor = fewThreads();
      jobs =
          new Jobs(
              environment.jobs(), boot, configuration::environment, Clock.systemUTC(), executor);
      context.setAttribute(
          AgentServlet.PROBE, new Probe(environment, status, boot, jobs.host()::runs));
      intake =
          new Intake(
              environment.intake(),
              System::getProperty,
              executor,
              PayaraMicro.class.getClassLoader());
      context.setAttribute(Intake.ATTRIBUTE, intake);
      orders = Orders.fewThreads();
      context.setAttribute(
          OrderServlet.ORDERS, new Orders(departure(environment), jobs.host(), orders));
      start(environment, status, configuration);
      LOG.log(Level.INFO, "agent of {0}", environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Departure departure(RoleEnvironment environment) {
    return new Departure(
        System.getProperties(),
        new QueueConsumers(ManagementFactory.getPlatformMBeanServer()),
        new StopNotice(environment.port(), environment.stopPath()),
        jobs.host());
  }

  /** As threads of the server, not of the agent's application. */
  private static ScheduledExecutorService fewThreads() {
    ClassLoader serverLoader = PayaraMicro.class.getClassLoader();
    return Executors.newScheduledThreadPool(
        2,
        task -> {
          Thread thread = new Thread(task, "troupe-agent");
          thread.setDaemon(true);
          thread.setContextClassLoader(serverLoader);
          return thread;
        });
  }

  private void start(
      RoleEnvironment environment, RoleStatus status, LiveConfiguration configuration)
      throws IOException {
    var unused =
        executor.scheduleWithFixedDelay(
            configuration, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    Optional<HealthCheck> health = Optional.empty();
    if (!environment.healthPath().isEmpty()) {
      health = Optional.of(new HealthCheck(environment.port(), environment.healthPath()));
    }
    if (!environment.standby()) {
      jobs.host().activate();
    }
    MicroDeployer deployer = new MicroDeployer(() -> PayaraMicro.getInstance().getRuntime());
    RoleStart start = new RoleStart(environment, deployer, health, status, executor, jobs::start);
    Thread boot = Thread.currentThread();
    executor.execute(() -> afterBoot(boot, start));
  }

  /**
   * The server deploys the agent out of its own boot, and counts what is deployed at the end of it:
   * a half-deployed application breaks that. So the applications wait until the boot's thread is
   * done.
   */
  private static void afterBoot(Thread boot, Runnable start) {
    try {
      boot.join(BOOT_MILLIS);
      start.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (jobs != null) {
      jobs.end();
    }
    if (intake != null) {
      intake.end();
    }
    if (executor != null) {
      executor.shutdownNow();
    }
    if (orders != null) {
      orders.shutdownNow();
    }
  }
}
