package org.troupe.portable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DescriptorPatchTest {

  private final DescriptorPatch patch =
      new DescriptorPatch(
          new ArchiveNeeds(
              List.of(
                  new Destination("java:app/jms/Orders", "orders"),
                  new Destination("java:app/jms/Bills", ""),
                  new Destination("jms/Global", "")),
              Set.of("java:app/jms/Factory", "jms/Global"),
              true,
              List.of()),
          Map.of(
              "java:app/jms/Orders", "d1.orders",
              "java:app/jms/Bills", "d1.bills",
              "jms/Global", "d1.global"));

  @Test
  void definesInAWebXmlOfItsOwnWhatIsOnlyAnnotated() throws IOException {
    String xml = text(patch.webXml(null).orElseThrow());
    assertThat(xml)
        .contains(
            "<jms-destination><name>java:app/jms/Bills</name>"
                + "<interface-name>jakarta.jms.Queue</interface-name>"
                + "<resource-adapter>artemis</resource-adapter>"
                + "<property><name>Address</name><value>d1.bills</value></property>"
                + "</jms-destination>")
        .contains("<value>d1.orders</value>")
        .contains("<jms-connection-factory><name>java:app/jms/Factory</name>")
        .contains(
            "<res-ref-name>java:comp/DefaultJMSConnectionFactory</res-ref-name>",
            "<res-ref-name>java:comp/DefaultJMSConnectionFactory__pm</res-ref-name>",
            "<lookup-name>jms/troupe</lookup-name>")
        .doesNotContain("jms/Global");
  }

  @Test
  void completesWhatTheArchiveDefinesInThePlaceThatTheSchemaWants() throws IOException {
    String original =
        """
        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee"><display-name>Shop</display-name>\
        <jms-destination><name>java:app/jms/Orders</name>\
        <interface-name>jakarta.jms.Queue</interface-name>\
        <destination-name>orders</destination-name></jms-destination></web-app>""";
    assertThat(text(patch.webXml(in(original)).orElseThrow()))
        .contains("<display-name>Shop</display-name>")
        .contains(
            "<interface-name>jakarta.jms.Queue</interface-name>"
                + "<resource-adapter>artemis</resource-adapter>"
                + "<destination-name>orders</destination-name>"
                + "<property><name>Address</name><value>d1.orders</value></property>")
        .containsOnlyOnce("java:app/jms/Orders");
  }

  @Test
  void respectsAnotherAdapter() throws IOException {
    String original =
        "<ejb-jar><jms-destination><name>java:app/jms/Orders</name>"
            + "<resource-adapter>theirs</resource-adapter></jms-destination></ejb-jar>";
    assertThat(text(patch.ejbJar(in(original)).orElseThrow()))
        .contains("theirs")
        .doesNotContain("artemis");
  }

  @Test
  void leavesAnEjbJarWithoutDestinationsAsItIs() throws IOException {
    assertThat(patch.ejbJar(in("<ejb-jar/>"))).isEmpty();
  }

  @Test
  void givesUpOnWhatItCannotRead() throws IOException {
    assertThat(patch.webXml(in("<!DOCTYPE web-app><web-app/>"))).isEmpty();
  }

  private static InputStream in(String xml) {
    return new ByteArrayInputStream(xml.getBytes(UTF_8));
  }

  private static String text(byte[] xml) {
    return new String(xml, UTF_8);
  }
}
