package org.troupe.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationsTest {

  @TempDir private Path run;
  private Destinations destinations;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        run.resolve("destinations.properties"), "java\\:app/jms/Orders=d1.orders 7\n");
    destinations = Destinations.of(run);
  }

  @Test
  void leadsABeanToTheQueueThatIsMeant() {
    ActiveMQActivationSpec bean = new ActiveMQActivationSpec();
    bean.setDestinationLookup("java:app/jms/Orders");
    destinations.lead(bean);
    assertThat(bean.getDestination()).isEqualTo("d1.orders");
    assertThat(bean.isUseJNDI()).isFalse();
    assertThat(bean.getMaxSession()).isEqualTo(7);
    assertThat(bean.getDestinationType()).isEqualTo("jakarta.jms.Queue");
  }

  @Test
  void respectsWhatABeanSaysOfItself() {
    ActiveMQActivationSpec sized = new ActiveMQActivationSpec();
    sized.setDestinationLookup("java:app/jms/Orders");
    sized.setMaxSession(2);
    destinations.lead(sized);
    assertThat(sized.getMaxSession()).isEqualTo(2);

    ActiveMQActivationSpec physical = new ActiveMQActivationSpec();
    physical.setDestination("d1.other");
    physical.setUseJNDI(false);
    destinations.lead(physical);
    assertThat(physical.getDestination()).isEqualTo("d1.other");
    assertThat(physical.getSetupAttempts()).isEqualTo(-1);
  }

  @Test
  void isEmptyWithoutAHost() throws IOException {
    assertThat(Destinations.of(run.resolve("elsewhere"))).isNotNull();
  }
}
