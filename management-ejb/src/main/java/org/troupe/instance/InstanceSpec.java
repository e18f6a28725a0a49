package org.troupe.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.troupe.portable.ArchiveNeeds;
import org.troupe.role.RoleKind;

/**
 * Everything a host needs to start one instance.
 *
 * @param key whose instance this is
 * @param kind web or worker
 * @param roleFiles directory with the role's files out of the unpacked package; read only
 * @param applications what to deploy, in this order
 * @param heapMegabytes the most heap its JVM may take
 * @param configuration MicroProfile Config properties: settings, and the {@code troupe.*} ones
 * @param localStores its local storage
 * @param token what the agent asks for on its paths
 * @param healthPath path on the instance's port that answers 2xx or 3xx when it is ready; empty
 *     when the application has no such path (a worker), where being deployed is enough
 * @param startLimit how long it may take to become ready
 * @param database the cloud service's database
 * @param broker the deployment's login at the broker
 * @param renewal how much of its directory this start makes anew
 * @param standby whether it only waits to be activated: started and warm, taking no work
 * @param stopPath path on the instance's port that is told before the process ends; empty when the
 *     application has no such path
 * @param messaging the queues by the names that its applications know
 * @param work what it does besides serving and consuming
 */
public record InstanceSpec(
    InstanceKey key,
    RoleKind kind,
    Path roleFiles,
    List<Application> applications,
    int heapMegabytes,
    Map<String, String> configuration,
    List<LocalStore> localStores,
    String token,
    String healthPath,
    Duration startLimit,
    Database database,
    Broker broker,
    Renewal renewal,
    boolean standby,
    String stopPath,
    Messaging messaging,
    Work work) {

  public InstanceSpec {
    applications = List.copyOf(applications);
    configuration = Map.copyOf(configuration);
    localStores = List.copyOf(localStores);
  }

  /**
   * Jobs, and what comes in from outside.
   *
   * @param jobs whether the role has jobs
   * @param continuous those of them that run on every instance, without an order
   * @param intake what its intake is open for; empty if it has none
   */
  public record Work(boolean jobs, List<ContinuousJob> continuous, Optional<Intake> intake) {

    /** None of it. */
    public static final Work NONE = new Work(false, List.of(), Optional.empty());

    public Work {
      continuous = List.copyOf(continuous);
    }
  }

  /**
   * A job that runs for as long as the instance takes work.
   *
   * @param kind {@code batch} or {@code program}, as in an order
   * @param target name of the batch job, or the program's path relative to the role's files
   * @param parameters the job's parameters
   */
  public record ContinuousJob(
      String name, String kind, String target, Map<String, String> parameters) {

    public ContinuousJob {
      parameters = Map.copyOf(parameters);
    }
  }

  /**
   * What a web role takes in for others to work on.
   *
   * @param queues declared queues that messages may be put into
   * @param jobs jobs that may be asked for
   * @param tokenSetting the setting whose value a caller must bring; empty if the origin counts
   * @param origins origins of pages whose scripts may call
   * @param sameOrigin whether the role's own pages may
   * @param maxBytes the most that a body may have
   */
  public record Intake(
      List<String> queues,
      List<String> jobs,
      Optional<String> tokenSetting,
      List<String> origins,
      boolean sameOrigin,
      int maxBytes) {

    public Intake {
      queues = List.copyOf(queues);
      jobs = List.copyOf(jobs);
      origins = List.copyOf(origins);
    }
  }

  /**
   * One archive of the role.
   *
   * @param contextRoot where it answers, {@code /} or {@code /name}; of no meaning for a JAR
   * @param archive path of the WAR or JAR relative to {@link InstanceSpec#roleFiles()}
   */
  public record Application(String contextRoot, String archive) {}

  /**
   * A directory of the instance's own.
   *
   * @param name its name, also the directory's
   * @param megabytes how much the application may keep there
   * @param cleanOnRecycle whether it is emptied when the instance starts again
   */
  public record LocalStore(String name, int megabytes, boolean cleanOnRecycle) {}

  /**
   * What the role's applications expect of messaging.
   *
   * @param destinations JNDI name to the queue that is meant
   * @param needs archive as in {@link Application} to what it expects
   */
  public record Messaging(Map<String, Queue> destinations, Map<String, ArchiveNeeds> needs) {

    /** Of applications that expect nothing. */
    public static final Messaging NONE = new Messaging(Map.of(), Map.of());

    public Messaging {
      destinations = Map.copyOf(destinations);
      needs = Map.copyOf(needs);
    }
  }

  /**
   * One of the deployment's queues.
   *
   * @param name at the broker
   * @param concurrency how many of its messages an instance works on at a time
   */
  public record Queue(String name, int concurrency) {}

  /**
   * A database login.
   *
   * @param url JDBC address
   * @param user login name
   * @param password its password
   */
  public record Database(String url, String user, String password) {

    @Override
    public String toString() {
      return user + "@" + url;
    }
  }

  /**
   * A broker login.
   *
   * @param host name or address
   * @param port of the Artemis core protocol
   * @param user login name
   * @param password its password
   */
  public record Broker(String host, int port, String user, String password) {

    @Override
    public String toString() {
      return user + "@" + host + ":" + port;
    }
  }
}
