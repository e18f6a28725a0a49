package org.troupe.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepartureTest {

  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final Properties system = new Properties();
  private final Consumers consumers = new Consumers();
  private final Departure departure =
      new Departure(
          system, new QueueConsumers(server), new StopNotice(1, ""), Environments.noJobs().host());

  @TempDir private Path run;

  @BeforeEach
  void before() throws Exception {
    system.setProperty(Departure.STOPPING, "false");
    server.registerMBean(consumers, new ObjectName("org.troupe:type=Consumers"));
  }

  @Test
  void pausesTheConsumersAndTellsTheApplicationSo() {
    assertThat(departure.quiesce(LIMIT)).isEqualTo(new Outcome(true, ""));
    assertThat(consumers.asked).isEqualTo("pause 3000");
    assertThat(system).containsEntry("troupe.stopping", "true");
  }

  @Test
  void saysWhatIsWaitedFor() {
    consumers.answer = "one message";
    assertThat(departure.quiesce(LIMIT).json("stopped"))
        .isEqualTo("{\"stopped\":false,\"detail\":\"one message\"}");
  }

  @Test
  void takesItAllBack() {
    departure.quiesce(LIMIT);
    assertThat(departure.activate().done()).isTrue();
    assertThat(consumers.asked).startsWith("resume ");
    assertThat(system).containsEntry("troupe.stopping", "false");
  }

  @Test
  void hasNothingToStopWithoutAResourceAdapter() throws Exception {
    server.unregisterMBean(new ObjectName("org.troupe:type=Consumers"));
    assertThat(departure.quiesce(LIMIT).done()).isTrue();
    assertThat(departure.activate().done()).isTrue();
  }

  @Test
  void outlastsAChangeOfTheConfiguration() throws Exception {
    Path file = run.resolve(LiveConfiguration.FILE);
    Files.writeString(file, "a=1\ntroupe.stopping=no\n");
    LiveConfiguration configuration = new LiveConfiguration(file, system);
    configuration.run();
    departure.quiesce(LIMIT);
    Files.writeString(file, "a=23\n");
    configuration.run();
    assertThat(system).containsEntry("a", "23").containsEntry("troupe.stopping", "true");
  }

  /** As the resource adapter has it. */
  public interface ConsumersMXBean {

    String pause(long limitMillis);

    String resume(long limitMillis);
  }

  /** Remembers what it was asked. */
  public static final class Consumers implements ConsumersMXBean {

    private String asked = "";
    private String answer = "";

    @Override
    public String pause(long limitMillis) {
      asked = "pause " + limitMillis;
      return answer;
    }

    @Override
    public String resume(long limitMillis) {
      asked = "resume " + limitMillis;
      return answer;
    }
  }
}
