package org.troupe.definition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/**
 * Turns the validator's messages into sentences that say what is wrong and what would be right.
 *
 * <p>A wrong value is reported twice by the validator: first by the rule it breaks, then by the
 * attribute that it stands in. Only the second says where, so the first is passed over.
 */
final class SchemaSentences implements ErrorHandler {

  private static final Pattern FACET =
      Pattern.compile(
          "cvc-(enumeration|pattern|minLength|maxLength|length|minInclusive|maxInclusive|datatype)-"
              + "valid.*",
          Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("^[A-Za-z-]+[0-9.]*[a-z]?: ");
  private static final Pattern QUALIFIED = Pattern.compile("[{]?\"[^\"]*\":([A-Za-z]+)[}]?");

  private final Map<Pattern, Function<MatchResult, String>> sentences = new LinkedHashMap<>();
  private final Vocabulary vocabulary;
  private final Findings findings;
  private boolean any;

  SchemaSentences(Vocabulary vocabulary, Trail trail, Findings findings, String root) {
    this.vocabulary = vocabulary;
    this.findings = findings;
    say("cvc-elt.1.*", m -> "the root element is " + trail.element() + "; it must be " + root);
    say(
        "cvc-complex-type.2.4.a: .*element '(.*)'. One of '[{](.*)[}]' is expected.*",
        m ->
            plain(m.group(1))
                + " cannot stand in "
                + trail.parent()
                + ", which may hold "
                + plain(m.group(2)));
    say(
        "cvc-complex-type.2.4.d: .*element '(.*)'. No child element .*",
        m ->
            plain(m.group(1)) + " cannot stand in " + trail.parent() + ", which holds no elements");
    say(
        "cvc-complex-type.2.1: Element '(.*)' must have no .*",
        m -> withoutPrefix(m.group(1)) + " must be empty");
    say(
        "cvc-complex-type.2.3: Element '(.*)' cannot have character .*",
        m -> withoutPrefix(m.group(1)) + " holds text; it may only hold elements");
    say(
        "cvc-complex-type.3.2.2: Attribute '(.*)' is not allowed .*element '(.*)'.*",
        m -> unknownAttribute(m.group(1), withoutPrefix(m.group(2))));
    say(
        "cvc-complex-type.4: Attribute '(.*)' must appear on element '(.*)'.*",
        m -> withoutPrefix(m.group(2)) + " lacks the attribute " + m.group(1));
    say(
        "cvc-attribute.3: The value '(.*)' of attribute '(.*)' on element '(.*)' is not valid .*"
            + " type, '(.*)'.*",
        m -> wrongValue(m.group(1), m.group(2), withoutPrefix(m.group(3)), m.group(4)));
    say("DOCTYPE is disallowed.*", m -> "it has a DOCTYPE, which is not allowed: remove it");
  }

  /** Whether the file broke its form anywhere. */
  boolean any() {
    return any;
  }

  @Override
  public void warning(SAXParseException warning) {
    error(warning);
  }

  @Override
  public void error(SAXParseException error) {
    any = true;
    sentence(error.getMessage())
        .ifPresent(sentence -> findings.error(Math.max(0, error.getLineNumber()), sentence));
  }

  /** The file is no XML; nothing after this can be read. */
  @Override
  public void fatalError(SAXParseException error) throws SAXParseException {
    error(error);
    throw error;
  }

  /** The sentence for a message; empty if the message adds nothing. */
  private Optional<String> sentence(String message) {
    if (FACET.matcher(message).matches()) {
      return Optional.empty();
    }
    for (Map.Entry<Pattern, Function<MatchResult, String>> known : sentences.entrySet()) {
      Matcher matcher = known.getKey().matcher(message);
      if (matcher.matches()) {
        return Optional.of(known.getValue().apply(matcher));
      }
    }
    return Optional.of(CODE.matcher(message).replaceFirst(""));
  }

  private void say(String message, Function<MatchResult, String> sentence) {
    sentences.put(Pattern.compile(message, Pattern.DOTALL), sentence);
  }

  private String unknownAttribute(String attribute, String element) {
    String allowed = vocabulary.attributesOf(element);
    return element
        + " has no attribute "
        + attribute
        + (allowed.isEmpty() ? "; it has none" : "; it may have " + allowed);
  }

  private String wrongValue(String value, String attribute, String element, String type) {
    return attribute
        + " of "
        + element
        + " is '"
        + value
        + "'; it must be "
        + vocabulary.meaningOf(type).orElse("of type " + type);
  }

  /** {@code "http://…":Site, "http://…":Sites} without the namespaces. */
  private static String plain(String names) {
    return QUALIFIED.matcher(names).replaceAll("$1");
  }

  private static String withoutPrefix(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
