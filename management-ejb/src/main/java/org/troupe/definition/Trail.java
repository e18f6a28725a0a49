package org.troupe.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Where in the file the reading stands. It is the first in the chain of handlers, so that whatever
 * the others find can be given a line and the names of the elements around it.
 */
final class Trail extends XMLFilterImpl {

  private static final int DEEPEST = 64;

  /** Elements that may stand once in their parent; the schema lets them come in any order. */
  private static final Set<String> SINGLE =
      Set.of(
          "ConfigurationSettings",
          "LocalResources",
          "Endpoints",
          "Certificates",
          "Imports",
          "Runtime",
          "Startup",
          "Contents",
          "Sites",
          "Health",
          "Stop",
          "Standby",
          "Bindings",
          "Instances",
          "LoadBalancerProbes",
          "NetworkTrafficRules",
          "NetworkConfiguration");

  private record Step(
      String element,
      String qualifiedName,
      Map<String, String> attributes,
      Set<String> singleChildren) {}

  private final Findings findings;
  private final Deque<Step> steps = new ArrayDeque<>();
  private Locator locator;

  Trail(Findings findings) {
    this.findings = findings;
  }

  /** Line of the tag that is being read, where the tag ends; 0 before the first. */
  int line() {
    return locator == null ? 0 : Math.max(0, locator.getLineNumber());
  }

  /** Local name of the element that is being read. */
  String element() {
    return steps.isEmpty() ? "" : steps.peek().element();
  }

  /** Its name with the prefix that the file gives it. */
  String qualifiedName() {
    return steps.isEmpty() ? "" : steps.peek().qualifiedName();
  }

  /** Its attributes by their names with prefix. */
  Map<String, String> attributes() {
    return steps.isEmpty() ? Map.of() : steps.peek().attributes();
  }

  /** Local name of the element around it; empty for the root. */
  String parent() {
    return steps.stream().skip(1).findFirst().map(Step::element).orElse("");
  }

  @Override
  public void setDocumentLocator(Locator given) {
    locator = given;
    super.setDocumentLocator(given);
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes)
      throws SAXException {
    if (steps.size() == DEEPEST) {
      throw new SAXException("elements are nested more than " + DEEPEST + " deep");
    }
    if (SINGLE.contains(localName)
        && !steps.isEmpty()
        && !steps.peek().singleChildren().add(localName)) {
      findings.error(
          line(), localName + " stands in " + element() + " more than once; put all into one");
    }
    steps.push(new Step(localName, qName, asMap(attributes), new HashSet<>()));
    super.startElement(uri, localName, qName, attributes);
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    super.endElement(uri, localName, qName);
    steps.pop();
  }

  private static Map<String, String> asMap(Attributes attributes) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < attributes.getLength(); i++) {
      map.put(attributes.getQName(i), attributes.getValue(i));
    }
    return map;
  }
}
