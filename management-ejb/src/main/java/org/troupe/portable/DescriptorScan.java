package org.troupe.portable;

import java.util.List;
import org.w3c.dom.Element;

/** Notes what a {@code web.xml} or {@code ejb-jar.xml} names. */
final class DescriptorScan {

  private static final String TOPIC = "jakarta.jms.Topic";

  private final String file;
  private final Gathering found;

  private DescriptorScan(String file, Gathering found) {
    this.file = file;
    this.found = found;
  }

  static void read(DescriptorXml descriptor, String file, Gathering found) {
    DescriptorScan scan = new DescriptorScan(file, found);
    descriptor.all("jms-destination").forEach(scan::destination);
    descriptor.all("jms-connection-factory").forEach(scan::factory);
    descriptor.all("message-driven").forEach(scan::bean);
    List.of("resource-env-ref", "message-destination-ref")
        .forEach(name -> descriptor.all(name).forEach(scan::reference));
    descriptor.all("resource-ref").forEach(scan::factoryReference);
  }

  private void destination(Element element) {
    String name = DescriptorXml.text(element, "name");
    if (DescriptorXml.text(element, "interface-name").equals(TOPIC)) {
      found.topic(file + " defines " + name);
    } else if (namesNoAdapter(element)) {
      found.destination(name, DescriptorXml.text(element, "destination-name"));
    }
  }

  private void factory(Element element) {
    if (namesNoAdapter(element)) {
      found.connectionFactory(DescriptorXml.text(element, "name"));
    }
  }

  static boolean namesNoAdapter(Element element) {
    return DescriptorXml.text(element, "resource-adapter").isEmpty();
  }

  private void bean(Element bean) {
    Activation activation = new Activation();
    for (Element config : DescriptorXml.children(bean, "activation-config")) {
      for (Element property : DescriptorXml.children(config, "activation-config-property")) {
        activation.property(
            DescriptorXml.text(property, "activation-config-property-name"),
            DescriptorXml.text(property, "activation-config-property-value"));
      }
    }
    activation.mappedName(DescriptorXml.text(bean, "mapped-name"));
    activation.into(found, DescriptorXml.text(bean, "ejb-name") + " in " + file);
  }

  private void reference(Element reference) {
    String type =
        DescriptorXml.text(reference, "resource-env-ref-type")
            + DescriptorXml.text(reference, "message-destination-type");
    String lookup = lookup(reference);
    if (type.equals(TOPIC)) {
      found.topic(file + " refers to " + lookup);
    } else if (type.equals("jakarta.jms.Queue")) {
      found.destination(lookup, "");
    }
  }

  private void factoryReference(Element reference) {
    if (DescriptorXml.text(reference, "res-type").equals("jakarta.jms.ConnectionFactory")) {
      found.connectionFactory(lookup(reference));
    }
  }

  private static String lookup(Element reference) {
    String lookup = DescriptorXml.text(reference, "lookup-name");
    return lookup.isEmpty() ? DescriptorXml.text(reference, "mapped-name") : lookup;
  }
}
