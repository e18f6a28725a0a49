package org.troupe.portable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A deployment descriptor as a tree; in whatever namespace, since old ones have old ones. */
final class DescriptorXml {

  /** Descriptors in the wild have some kilobytes. */
  private static final int MOST_BYTES = 1 << 20;

  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private final Document document;

  private DescriptorXml(Document document) {
    this.document = document;
  }

  /**
   * Reads one.
   *
   * @return empty if it is too large, damaged, or so old that it has a document type: the server
   *     has the say about it then, and it names no destinations
   */
  static Optional<DescriptorXml> read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      // It would print to the standard error otherwise.
      builder.setErrorHandler(new DefaultHandler());
      return Optional.of(new DescriptorXml(builder.parse(new java.io.ByteArrayInputStream(bytes))));
    } catch (SAXException damaged) {
      return Optional.empty();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser lacks a feature", e);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(NO_DOCTYPE, true);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  /** All elements of that name, wherever they are. */
  List<Element> all(String name) {
    return elements(document.getDocumentElement().getElementsByTagNameNS("*", name));
  }

  /** Children of that name. */
  static List<Element> children(Element parent, String name) {
    return elements(parent.getChildNodes()).stream()
        .filter(child -> name.equals(child.getLocalName()))
        .toList();
  }

  private static List<Element> elements(org.w3c.dom.NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** Text of the first child of that name; empty if there is none. */
  static String text(Element parent, String name) {
    return children(parent, name).stream()
        .findFirst()
        .map(child -> child.getTextContent().strip())
        .orElse("");
  }

  Element root() {
    return document.getDocumentElement();
  }

  /** Adds an element at the end, with that text in it. */
  Element append(Element parent, String name, String text) {
    return insert(parent, name, text, null);
  }

  /**
   * Adds an element.
   *
   * @param before the child that comes after it; null for none
   */
  Element insert(Element parent, String name, String text, Node before) {
    Element added = document.createElementNS(parent.getNamespaceURI(), qualified(parent, name));
    if (!text.isEmpty()) {
      added.setTextContent(text);
    }
    parent.insertBefore(added, before);
    return added;
  }

  private static String qualified(Element parent, String name) {
    return parent.getPrefix() == null ? name : parent.getPrefix() + ":" + name;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(bytes));
    } catch (TransformerException e) {
      throw new IllegalStateException("a descriptor cannot be written", e);
    }
    return bytes.toByteArray();
  }
}
