package org.troupe.definition;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.UnmarshallerHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * One of the two file formats: reads a file in one pass through a chain of handlers. {@link Trail}
 * knows the place, the validator checks the form, {@link Support} refuses what is not honoured, and
 * JAXB builds the objects.
 *
 * @param <T> what the root element is bound to
 */
final class XmlForm<T extends Located> {

  /** Definitions in the wild have some kilobytes. */
  static final int MOST_BYTES = 1 << 20;

  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private final Class<T> type;
  private final String root;
  private final Schema schema;
  private final Vocabulary vocabulary;
  private final JAXBContext context;

  /**
   * A file format.
   *
   * @param type what the root element is bound to
   * @param root the root element and its namespace, in words
   * @param schemas files beside this class, each before those that import it
   */
  XmlForm(Class<T> type, String root, List<String> schemas) {
    this.type = type;
    this.root = root;
    this.vocabulary = Vocabulary.of(schemas);
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      this.schema = factory.newSchema(schemas.stream().map(XmlForm::source).toArray(Source[]::new));
      this.context = JAXBContext.newInstance(type);
    } catch (SAXException | JAXBException e) {
      throw new IllegalStateException("the schemas or bindings of " + root + " are broken", e);
    }
  }

  /**
   * Reads a file.
   *
   * @param findings takes what is wrong, and what has no effect
   * @return the root element; empty if the file does not have the form, and then there are findings
   */
  Optional<T> read(InputStream in, Findings findings) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      findings.error(0, "it is larger than " + MOST_BYTES + " bytes");
      return Optional.empty();
    }
    return parse(new InputSource(new ByteArrayInputStream(bytes)), findings);
  }

  /** Reads a file that is already text, whatever encoding its XML declaration names. */
  Optional<T> read(String text, Findings findings) {
    if (text.length() > MOST_BYTES) {
      findings.error(0, "it is larger than " + MOST_BYTES + " characters");
      return Optional.empty();
    }
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return parse(new InputSource(new StringReader(unmarked)), findings);
  }

  private Optional<T> parse(InputSource source, Findings findings) {
    Trail trail = new Trail(findings);
    try {
      UnmarshallerHandler objects = objects(trail);
      Support support = new Support(trail, findings);
      support.setContentHandler(objects);
      ValidatorHandler form = schema.newValidatorHandler();
      // Values that break their form would throw JAXB off.
      Runnable noObjects = () -> support.setContentHandler(null);
      SchemaSentences sentences = new SchemaSentences(vocabulary, trail, findings, root, noObjects);
      form.setErrorHandler(sentences);
      form.setContentHandler(support);
      trail.setContentHandler(form);
      XMLReader reader = reader();
      reader.setContentHandler(trail);
      reader.setErrorHandler(sentences);
      reader.parse(source);
      return sentences.broken() ? Optional.empty() : Optional.of(type.cast(objects.getResult()));
    } catch (SAXParseException e) {
      // Its sentence is among the findings.
      return Optional.empty();
    } catch (SAXException e) {
      findings.error(trail.line(), e.getMessage());
      return Optional.empty();
    } catch (IOException e) {
      findings.error(trail.line(), "it cannot be decoded: " + e.getMessage());
      return Optional.empty();
    } catch (JAXBException e) {
      throw new IllegalStateException("a valid file could not be bound", e);
    }
  }

  private UnmarshallerHandler objects(Trail trail) throws JAXBException {
    Unmarshaller unmarshaller = context.createUnmarshaller();
    // The schema has the say; what JAXB does not know of a valid file, Support has spoken about.
    unmarshaller.setEventHandler(event -> true);
    unmarshaller.setListener(
        new Unmarshaller.Listener() {
          @Override
          public void beforeUnmarshal(Object target, Object parent) {
            if (target instanceof Located located) {
              located.line = trail.line();
            }
          }
        });
    return unmarshaller.getUnmarshallerHandler();
  }

  private static XMLReader reader() throws SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      return factory.newSAXParser().getXMLReader();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser lacks a feature", e);
    }
  }

  private static Source source(String schema) {
    try (InputStream in = XmlForm.class.getResourceAsStream(schema)) {
      return new StreamSource(new ByteArrayInputStream(in.readAllBytes()), schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
