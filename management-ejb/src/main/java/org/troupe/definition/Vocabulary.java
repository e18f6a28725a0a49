package org.troupe.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What our schemas allow, in words: the schema itself only says that something is not allowed, and
 * never what would be.
 */
final class Vocabulary {

  /** Element to its attributes, each with its type. */
  private final Map<String, SortedMap<String, String>> attributes = new HashMap<>();

  /** Attributes that elements of another schema may carry, to their types. */
  private final Map<String, String> foreign = new HashMap<>();

  private final Map<String, String> meanings = new HashMap<>();

  /** Reads schemas that lie beside this class. */
  static Vocabulary of(List<String> schemas) {
    Vocabulary vocabulary = new Vocabulary();
    for (String schema : schemas) {
      vocabulary.add(parse(schema));
    }
    return vocabulary;
  }

  /** Names of the attributes that an element may carry, separated by commas; may be empty. */
  String attributesOf(String element) {
    return String.join(", ", attributes.getOrDefault(element, new TreeMap<>()).keySet());
  }

  /** What the value of an attribute must be, such as {@code a port, 1 to 65535}. */
  String meaningOf(String element, String attribute) {
    String local = attribute.substring(attribute.indexOf(':') + 1);
    String type =
        Optional.ofNullable(attributes.getOrDefault(element, new TreeMap<>()).get(attribute))
            .orElse(foreign.get(local));
    return meanings.getOrDefault(type, "of type " + type);
  }

  private void add(Document schema) {
    Map<String, Element> complexTypes = new HashMap<>();
    for (Element type : children(schema.getDocumentElement(), "complexType")) {
      complexTypes.put(type.getAttribute("name"), type);
    }
    for (Element element : descendants(schema.getDocumentElement(), "element")) {
      attributes
          .computeIfAbsent(element.getAttribute("name"), name -> new TreeMap<>())
          .putAll(attributes(element, complexTypes));
    }
    for (Element attribute : children(schema.getDocumentElement(), "attribute")) {
      foreign.put(attribute.getAttribute("name"), attribute.getAttribute("type"));
    }
    for (Element type : children(schema.getDocumentElement(), "simpleType")) {
      descendants(type, "documentation").stream()
          .findFirst()
          .ifPresent(text -> meanings.put(type.getAttribute("name"), text.getTextContent()));
    }
  }

  private static Map<String, String> attributes(
      Element element, Map<String, Element> complexTypes) {
    Map<String, String> types = new HashMap<>();
    Element type = complexTypes.get(element.getAttribute("type"));
    List<Element> own = children(element, "complexType");
    if (type == null && !own.isEmpty()) {
      type = own.get(0);
    }
    while (type != null) {
      for (Element attribute : children(type, "attribute")) {
        // A reference has the name, with prefix, in place of a name and a type.
        types.put(
            attribute.getAttribute("name") + attribute.getAttribute("ref"),
            attribute.hasAttribute("type") ? attribute.getAttribute("type") : null);
      }
      type =
          descendants(type, "extension").stream()
              .findFirst()
              .map(extension -> complexTypes.get(extension.getAttribute("base")))
              .orElse(null);
    }
    return types;
  }

  private static Document parse(String schema) {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    try (InputStream in = Vocabulary.class.getResourceAsStream(schema)) {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("schema " + schema + " cannot be read", e);
    }
  }

  private static List<Element> children(Element parent, String name) {
    return elements(parent.getChildNodes(), name);
  }

  private static List<Element> descendants(Element ancestor, String name) {
    return elements(ancestor.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "*"), name);
  }

  private static List<Element> elements(NodeList nodes, String name) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Element.class::cast)
        .filter(element -> element.getLocalName().equals(name))
        .toList();
  }
}
