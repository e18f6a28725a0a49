package org.troupe.portable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes into an archive's own descriptors what the server must know of its destinations and
 * connection factories: which resource adapter they belong to, and which queue is meant. What names
 * an adapter itself is left as it is.
 */
public final class DescriptorPatch {

  /** The adapter's name in every instance. */
  public static final String ADAPTER = "artemis";

  /** The connection factory that every instance has. */
  public static final String FACTORY = "jms/troupe";

  /** Under the second name the server asks where it wants a connection without a transaction. */
  private static final List<String> DEFAULT_FACTORY =
      List.of(Gathering.DEFAULT_FACTORY, Gathering.DEFAULT_FACTORY + "__pm");

  private static final String EMPTY_WEB_XML =
      "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\"/>";

  private final ArchiveNeeds needs;
  private final Map<String, String> queues;

  /**
   * For one archive of one instance.
   *
   * @param queues JNDI name to the name of the queue at the broker
   */
  public DescriptorPatch(ArchiveNeeds needs, Map<String, String> queues) {
    this.needs = needs;
    this.queues = Map.copyOf(queues);
  }

  /**
   * The {@code web.xml} to deploy with; all that is only annotated is defined in it.
   *
   * @param original the archive's own; null if it has none
   * @return empty if the archive's own cannot be read, and so not be added to
   */
  public Optional<byte[]> webXml(InputStream original) throws IOException {
    InputStream in =
        original == null
            ? new ByteArrayInputStream(EMPTY_WEB_XML.getBytes(StandardCharsets.UTF_8))
            : original;
    return DescriptorXml.read(in).map(this::completed);
  }

  private byte[] completed(DescriptorXml xml) {
    Set<String> defined = new HashSet<>();
    for (String kind : List.of("jms-destination", "jms-connection-factory")) {
      xml.all(kind).forEach(element -> defined.add(DescriptorXml.text(element, "name")));
    }
    complete(xml);
    needs.destinations().stream()
        .map(Destination::jndiName)
        .filter(name -> isOfApplication(name) && !defined.contains(name))
        .forEach(name -> define(xml, name));
    needs.connectionFactories().stream()
        .filter(name -> isOfApplication(name) && !defined.contains(name))
        .sorted()
        .forEach(name -> defineFactory(xml, name));
    if (needs.defaultConnectionFactory()) {
      DEFAULT_FACTORY.forEach(name -> refer(xml, name));
    }
    return xml.bytes();
  }

  /** The {@code ejb-jar.xml} to deploy with; empty if it can stay as it is. */
  public Optional<byte[]> ejbJar(InputStream original) throws IOException {
    return DescriptorXml.read(original)
        .filter(xml -> !xml.all("jms-destination").isEmpty())
        .map(
            xml -> {
              complete(xml);
              return xml.bytes();
            });
  }

  /** A name that only an application's own descriptor can define; others are the server's. */
  public static boolean isOfApplication(String jndiName) {
    return jndiName.startsWith("java:");
  }

  private void complete(DescriptorXml xml) {
    xml.all("jms-destination").stream()
        .filter(DescriptorScan::namesNoAdapter)
        .forEach(
            element -> {
              adapter(xml, element);
              address(xml, element, DescriptorXml.text(element, "name"));
            });
    xml.all("jms-connection-factory").stream()
        .filter(DescriptorScan::namesNoAdapter)
        .forEach(element -> adapter(xml, element));
  }

  /** The schema wants it after the names of interface and class. */
  private static void adapter(DescriptorXml xml, Element element) {
    Node after = null;
    for (String before : List.of("name", "interface-name", "class-name")) {
      for (Element child : DescriptorXml.children(element, before)) {
        after = child;
      }
    }
    Node next = after == null ? element.getFirstChild() : after.getNextSibling();
    xml.insert(element, "resource-adapter", ADAPTER, next);
  }

  private void address(DescriptorXml xml, Element destination, String jndiName) {
    String queue = queues.get(jndiName);
    if (queue != null) {
      Element property = xml.append(destination, "property", "");
      xml.append(property, "name", "Address");
      xml.append(property, "value", queue);
    }
  }

  private void define(DescriptorXml xml, String jndiName) {
    Element destination = xml.append(xml.root(), "jms-destination", "");
    xml.append(destination, "name", jndiName);
    xml.append(destination, "interface-name", "jakarta.jms.Queue");
    xml.append(destination, "resource-adapter", ADAPTER);
    address(xml, destination, jndiName);
  }

  private static void defineFactory(DescriptorXml xml, String jndiName) {
    Element factory = xml.append(xml.root(), "jms-connection-factory", "");
    xml.append(factory, "name", jndiName);
    xml.append(factory, "interface-name", "jakarta.jms.ConnectionFactory");
    xml.append(factory, "resource-adapter", ADAPTER);
  }

  private static void refer(DescriptorXml xml, String name) {
    Element reference = xml.append(xml.root(), "resource-ref", "");
    xml.append(reference, "res-ref-name", name);
    xml.append(reference, "res-type", "jakarta.jms.ConnectionFactory");
    xml.append(reference, "lookup-name", FACTORY);
  }
}
