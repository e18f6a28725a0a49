package org.troupe.definition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/**
 * Turns the validator's messages into sentences that say what is wrong and what would be right.
 *
 * <p>The JDK's validator speaks the language of the server, and cannot be told otherwise. So of its
 * messages only the code is taken and what stands in quotes; the rest comes from {@link Trail} and
 * {@link Vocabulary}. A wrong value is reported twice by the validator: first by the rule it
 * breaks, then by the attribute that it stands in. Only the second says where, so the first is
 * passed over.
 */
final class SchemaSentences implements ErrorHandler {

  private static final Pattern CODE =
      Pattern.compile("([a-z]+-[A-Za-z0-9.-]+): .*", Pattern.DOTALL);
  private static final Set<String> FACETS =
      Set.of(
          "cvc-enumeration-valid",
          "cvc-pattern-valid",
          "cvc-minLength-valid",
          "cvc-maxLength-valid",
          "cvc-minInclusive-valid",
          "cvc-maxInclusive-valid",
          "cvc-datatype-valid.1.2.1",
          "cvc-datatype-valid.1.2.3");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
  private static final Pattern BRACES = Pattern.compile("[{]([^{}]*)[}]");
  private static final Pattern QUALIFIED = Pattern.compile("\"[^\"]*\":([A-Za-z]+)");

  private final Vocabulary vocabulary;
  private final Trail trail;
  private final Findings findings;
  private final String root;
  private final Runnable whenBroken;
  private boolean broken;

  /**
   * For the reading of one file.
   *
   * @param root what the root element must be
   * @param whenBroken is run when the file breaks its form
   */
  SchemaSentences(
      Vocabulary vocabulary, Trail trail, Findings findings, String root, Runnable whenBroken) {
    this.vocabulary = vocabulary;
    this.trail = trail;
    this.findings = findings;
    this.root = root;
    this.whenBroken = whenBroken;
  }

  /** Whether the file broke its form anywhere. */
  boolean broken() {
    return broken;
  }

  @Override
  public void warning(SAXParseException warning) {
    error(warning);
  }

  @Override
  public void error(SAXParseException error) {
    broken = true;
    whenBroken.run();
    String message = error.getMessage();
    Matcher matcher = CODE.matcher(message);
    String code = matcher.matches() ? matcher.group(1) : "";
    if (!FACETS.contains(code)) {
      findings.error(Math.max(0, error.getLineNumber()), sentence(code, message));
    }
  }

  /** The file is no XML; nothing after this can be read. */
  @Override
  public void fatalError(SAXParseException error) throws SAXParseException {
    error(error);
    throw error;
  }

  private String sentence(String code, String message) {
    return switch (code) {
      case "cvc-elt.1", "cvc-elt.1.a" ->
          "the root element is " + trail.element() + "; it must be " + root;
      case "cvc-complex-type.2.4.a" ->
          trail.element()
              + " cannot stand in "
              + trail.parent()
              + ", which may hold "
              + expectedElements(message);
      case "cvc-complex-type.2.4.d" ->
          trail.element() + " cannot stand in " + trail.parent() + ", which may hold nothing";
      case "cvc-complex-type.2.1" -> trail.element() + " must be empty";
      case "cvc-complex-type.2.3" -> trail.element() + " holds text; it may only hold elements";
      case "cvc-complex-type.3.2.2" -> unknownAttribute(attribute(message));
      case "cvc-complex-type.4" -> trail.element() + " lacks the attribute " + attribute(message);
      case "cvc-attribute.3" -> wrongValue(message).orElse(withoutCode(code, message));
      case "" ->
          message.contains("disallow-doctype-decl")
              ? "it has a DOCTYPE, which is not allowed: remove it"
              : "it is no well-formed XML: " + message;
      default -> withoutCode(code, message);
    };
  }

  /** The last of the braces has what would have been right. */
  private static String expectedElements(String message) {
    List<MatchResult> braces = BRACES.matcher(message).results().toList();
    String expected = braces.isEmpty() ? "" : braces.get(braces.size() - 1).group(1);
    return QUALIFIED.matcher(expected).replaceAll("$1");
  }

  /** The attribute that a message about an element is about. */
  private String attribute(String message) {
    return QUOTED
        .matcher(message)
        .results()
        .map(quoted -> quoted.group(1))
        .filter(name -> !name.equals(trail.qualifiedName()))
        .findFirst()
        .orElse(trail.qualifiedName());
  }

  private String unknownAttribute(String attribute) {
    String allowed = vocabulary.attributesOf(trail.element());
    return trail.element()
        + " has no attribute "
        + attribute
        + (allowed.isEmpty() ? "; it has none" : "; it may have " + allowed);
  }

  private Optional<String> wrongValue(String message) {
    return trail.attributes().entrySet().stream()
        .filter(attribute -> message.contains("'" + attribute.getKey() + "'"))
        .filter(attribute -> message.contains("'" + attribute.getValue() + "'"))
        .findFirst()
        .map(
            attribute ->
                attribute.getKey()
                    + " of "
                    + trail.element()
                    + " is '"
                    + attribute.getValue()
                    + "'; it must be "
                    + vocabulary.meaningOf(trail.element(), attribute.getKey()));
  }

  private static String withoutCode(String code, String message) {
    return message.substring(code.length() + 2);
  }
}
