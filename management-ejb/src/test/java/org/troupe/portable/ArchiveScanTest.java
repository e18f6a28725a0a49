package org.troupe.portable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSDestinationDefinitions;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveScanTest {

  @TempDir private Path directory;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  @JMSDestinationDefinitions({
    @JMSDestinationDefinition(
        name = "java:app/jms/Defined",
        interfaceName = "jakarta.jms.Queue",
        destinationName = "physical"),
    @JMSDestinationDefinition(
        name = "java:app/jms/Tied",
        interfaceName = "jakarta.jms.Queue",
        resourceAdapter = "theirs")
  })
  @MessageDriven(
      activationConfig =
          @ActivationConfigProperty(
              propertyName = "destinationLookup",
              propertyValue = "java:global/jms/Taken"))
  @SuppressWarnings("unused")
  private static final class Bean {
    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory factory;

    @Resource(lookup = "jms/Factory")
    private ConnectionFactory other;

    @Resource(name = "jms/Unmapped")
    private Queue unmapped;
  }

  @MessageDriven(
      activationConfig = {
        @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
        @ActivationConfigProperty(
            propertyName = "destination",
            propertyValue = "${ENV=TROUPE_QUEUE_PHOTOS}")
      })
  private static final class OfThePlatform {}

  @SuppressWarnings("unused")
  private static final class Injected {
    @Inject private JMSContext context;
  }

  @SuppressWarnings("unused")
  private static final class News {
    @Resource(lookup = "java:app/jms/News")
    private Topic news;
  }

  @Test
  void findsWhatClassesName() throws IOException {
    put("WEB-INF/classes/Bean.class", Bean.class);
    put("WEB-INF/classes/OfThePlatform.class", OfThePlatform.class);
    ArchiveNeeds needs = scan();
    assertThat(needs.destinations())
        .containsExactly(
            new Destination("java:app/jms/Defined", "physical"),
            new Destination("java:global/jms/Taken", ""),
            new Destination("jms/Unmapped", ""));
    assertThat(needs.connectionFactories()).containsExactly("jms/Factory");
    assertThat(needs.defaultConnectionFactory()).isTrue();
    assertThat(needs.topics()).isEmpty();
  }

  @Test
  void looksIntoLibraries() throws IOException {
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(jar)) {
      zip.putNextEntry(new ZipEntry("Injected.class"));
      zip.write(bytes(Injected.class));
    }
    entries.put("WEB-INF/lib/part.jar", jar.toByteArray());
    assertThat(scan().defaultConnectionFactory()).isTrue();
  }

  @Test
  void findsWhatDescriptorsName() throws IOException {
    put(
        "WEB-INF/web.xml",
        """
        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
          <jms-destination>
            <name>java:app/jms/Orders</name>
            <interface-name>jakarta.jms.Queue</interface-name>
            <destination-name>orders</destination-name>
          </jms-destination>
        </web-app>
        """);
    put(
        "WEB-INF/ejb-jar.xml",
        """
        <ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"><enterprise-beans>
          <message-driven>
            <ejb-name>Bills</ejb-name>
            <activation-config>
              <activation-config-property>
                <activation-config-property-name>destinationLookup</activation-config-property-name>
                <activation-config-property-value>jms/Bills</activation-config-property-value>
              </activation-config-property>
            </activation-config>
          </message-driven>
        </enterprise-beans></ejb-jar>
        """);
    assertThat(scan().destinations())
        .containsExactly(
            new Destination("java:app/jms/Orders", "orders"), new Destination("jms/Bills", ""));
  }

  @Test
  void namesTheClassThatUsesATopic() throws IOException {
    put("WEB-INF/classes/News.class", News.class);
    assertThat(scan().topics())
        .containsExactly(News.class.getName() + " looks up java:app/jms/News");
  }

  @Test
  void leavesAnArchiveAloneThatTiesItsBeansItself() throws IOException {
    put("WEB-INF/classes/Bean.class", Bean.class);
    put("WEB-INF/glassfish-ejb-jar.xml", "<x><resource-adapter-mid>y</resource-adapter-mid></x>");
    assertThat(scan()).isEqualTo(ArchiveNeeds.NONE);
  }

  @Test
  void passesOverWhatIsDamaged() throws IOException {
    put("WEB-INF/classes/Broken.class", "\u00ca jakarta/jms/ but no class");
    put("WEB-INF/lib/broken.jar", "no zip");
    put("WEB-INF/web.xml", "<!DOCTYPE web-app SYSTEM 'file:///etc/passwd'><web-app/>");
    put("WEB-INF/ejb-jar.xml", "<ejb-jar>");
    assertThat(scan().isEmpty()).isTrue();
  }

  private ArchiveNeeds scan() throws IOException {
    Path archive = directory.resolve("app.war");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return ArchiveScan.of(archive);
  }

  private void put(String path, Class<?> type) throws IOException {
    entries.put(path, bytes(type));
  }

  private void put(String path, String content) {
    entries.put(path, content.getBytes(UTF_8));
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
