package org.troupe.definition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Says of what Azure knows and Troupe does not (yet) honour whether it is refused or has no effect,
 * so that nothing in a file is passed over in silence.
 */
final class Support extends XMLFilterImpl {

  private static final Set<String> UNSUPPORTED_PROTOCOLS = Set.of("https", "tcp", "udp");
  private static final Set<String> NAMES = Set.of("name", "moduleName");
  private static final Set<String> TRUE = Set.of("true", "1");
  private static final Set<String> PLUGINS =
      Set.of("Diagnostics", "RemoteAccess", "RemoteForwarder");

  private static final String ONLY_HTTP = "only an InputEndpoint with protocol http is";

  private static final Map<String, String> REFUSED_ELEMENTS =
      Map.ofEntries(
          Map.entry("LoadBalancerProbe", "say when an instance is ready by t:Health"),
          Map.entry("VirtualMachineRole", "use a WebRole or a WorkerRole"),
          Map.entry("NetworkTrafficRules", "only the gateway reaches an instance"),
          Map.entry("InternalEndpoint", ONLY_HTTP),
          Map.entry("InstanceInputEndpoint", ONLY_HTTP),
          Map.entry("EntryPoint", "a worker runs the WARs and JARs in its directory"),
          Map.entry("Variable", "declare a Setting: it is an environment variable too"),
          Map.entry("Task", "instances start without startup tasks"),
          Map.entry("Content", "put the files into roles/<role>/ of the package"),
          Map.entry("VirtualDirectory", "put its files into the WAR"),
          Map.entry("NetworkConfiguration", "instances are reached through the gateway only"));

  private static final List<AttributeRule> ATTRIBUTES =
      List.of(
          refused("ServiceDefinition", "topologyChangeDiscovery", Support::any, ""),
          noEffect("WebRole", "enableNativeCodeExecution", Support::any, ""),
          noEffect("WorkerRole", "enableNativeCodeExecution", Support::any, ""),
          refused("Runtime", "executionContext", "elevated"::equals, ""),
          refused("InputEndpoint", "protocol", UNSUPPORTED_PROTOCOLS::contains, "only http is"),
          refused("InputEndpoint", "loadBalancerProbe", Support::any, ""),
          refused("InputEndpoint", "loadBalancer", Support::any, ""),
          refused(
              "InputEndpoint",
              "ignoreRoleInstanceStatus",
              TRUE::contains,
              "only ready instances get requests"),
          noEffect(
              "InputEndpoint",
              "localPort",
              Support::any,
              "each instance gets a port of its own from Troupe"),
          refused("Binding", "hostHeader", value -> !value.isBlank(), ""),
          refused(
              "Import",
              "moduleName",
              value -> !PLUGINS.contains(value),
              "Diagnostics, RemoteAccess and RemoteForwarder are accepted without effect"),
          noEffect("Import", "moduleName", PLUGINS::contains, ""),
          refused("Certificate", "name", value -> !isOfPlugin(value), "endpoints speak http only"),
          noEffect("Certificate", "name", Support::isOfPlugin, ""),
          noEffect("ServiceConfiguration", "osFamily", Support::any, ""),
          noEffect("ServiceConfiguration", "osVersion", Support::any, ""),
          noEffect("Role", "vmName", Support::any, ""));

  private enum Effect {
    REFUSED,
    NONE
  }

  /** What becomes of an attribute whose value passes the test. */
  private record AttributeRule(
      String element, String attribute, Predicate<String> test, Effect effect, String more) {

    String sentence(String value) {
      String subject =
          NAMES.contains(attribute)
              ? element + " '" + value + "'"
              : attribute + "=\"" + value + "\" of " + element;
      String verdict = effect == Effect.REFUSED ? " is not supported yet" : " has no effect here";
      return subject + verdict + (more.isEmpty() ? "" : ": " + more);
    }
  }

  private final Trail trail;
  private final Findings findings;
  private int refusedDepth;

  Support(Trail trail, Findings findings) {
    this.trail = trail;
    this.findings = findings;
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes)
      throws SAXException {
    if (refusedDepth > 0) {
      refusedDepth++;
    } else if (REFUSED_ELEMENTS.containsKey(localName)) {
      refusedDepth = 1;
      String name = attributes.getValue("", "name");
      findings.error(
          trail.line(),
          localName
              + (name == null ? "" : " '" + name + "'")
              + " is not supported yet: "
              + REFUSED_ELEMENTS.get(localName));
    } else {
      checkAttributes(localName, attributes);
    }
    super.startElement(uri, localName, qName, attributes);
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    super.endElement(uri, localName, qName);
    if (refusedDepth > 0) {
      refusedDepth--;
    }
  }

  private void checkAttributes(String element, Attributes attributes) {
    for (AttributeRule rule : ATTRIBUTES) {
      String value = attributes.getValue("", rule.attribute());
      if (rule.element().equals(element) && value != null && rule.test().test(value)) {
        report(rule.effect(), rule.sentence(value));
      }
    }
    for (int i = 0; i < attributes.getLength(); i++) {
      if (XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(attributes.getURI(i))) {
        report(Effect.NONE, attributes.getQName(i) + " has no effect here: the schema is our own");
      }
    }
  }

  private void report(Effect effect, String sentence) {
    switch (effect) {
      case REFUSED -> findings.error(trail.line(), sentence);
      case NONE -> findings.warning(trail.line(), sentence);
    }
  }

  /** Whether a setting or certificate is one that Azure's imports bring along. */
  static boolean isOfPlugin(String name) {
    return name.startsWith("Microsoft.WindowsAzure.Plugins.");
  }

  private static boolean any(String value) {
    return true;
  }

  private static AttributeRule refused(
      String element, String attribute, Predicate<String> test, String more) {
    return new AttributeRule(element, attribute, test, Effect.REFUSED, more);
  }

  private static AttributeRule noEffect(
      String element, String attribute, Predicate<String> test, String more) {
    return new AttributeRule(element, attribute, test, Effect.NONE, more);
  }
}
