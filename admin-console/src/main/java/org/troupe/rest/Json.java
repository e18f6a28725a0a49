package org.troupe.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;

/**
 * JSON as the admin REST speaks it: instants in ISO 8601; a request says every field of its record
 * but those that may be absent, and no other, so that a slip of the pen is not passed over.
 */
final class Json {

  /** The longest body: twice the longest configuration, with room for its escapes. */
  static final int MOST_BYTES = 2 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxDocumentLength(MOST_BYTES).build())
                  .build())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .annotationIntrospector(
              AnnotationIntrospector.pair(
                  new RequiredFields(), new JacksonAnnotationIntrospector()))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** Writes a value; the stream stays open, as JAX-RS wants it. */
  static void write(Object value, OutputStream out) throws IOException {
    out.write(MAPPER.writeValueAsBytes(value));
  }

  /**
   * Reads a request's body.
   *
   * @throws BadRequestException if it is not what was expected; says what and where
   */
  static Object read(InputStream in, Type type) throws IOException {
    JavaType target = MAPPER.constructType(type);
    try {
      return MAPPER.readValue(in, target);
    } catch (StreamConstraintsException e) {
      throw new BadRequestException(
          "BODY_TOO_LARGE", "the body is longer than " + MOST_BYTES + " bytes", "");
    } catch (JsonProcessingException e) {
      throw new BadRequestException(
          "JSON_INVALID", "the body is not as expected" + place(e) + ": " + reason(e), "");
    }
  }

  /**
   * The body of a request that must have one.
   *
   * @param body null if there is none
   * @throws BadRequestException if there is none
   */
  static <T> T required(T body) {
    if (body == null) {
      throw new BadRequestException(
          "JSON_INVALID", "there is no body", "send one, with Content-Type: application/json");
    }
    return body;
  }

  private static String place(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }

  /** Jackson's own words name Java classes; these do not. */
  private static String reason(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "there is no field '%s', but %s"
          .formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds());
    }
    if (e instanceof InvalidNullException missing) {
      return "field '%s' is missing or null".formatted(missing.getPropertyName().getSimpleName());
    }
    if (e instanceof InvalidFormatException format) {
      return "'%s' does not fit here".formatted(format.getValue());
    }
    if (e instanceof ValueInstantiationException) {
      return "a value in it is null";
    }
    if (e instanceof MismatchedInputException mismatch) {
      return fields(mismatch);
    }
    return e.getOriginalMessage();
  }

  private static String fields(MismatchedInputException mismatch) {
    String words = mismatch.getOriginalMessage();
    if (words.startsWith("No content")) {
      return "it is empty";
    }
    if (words.contains("creator property")) {
      return words.replaceFirst(".*creator property '(.*?)'.*", "field '$1' is missing or null");
    }
    return mismatch.getPath().isEmpty()
        ? "an object was expected"
        : "the value of '" + mismatch.getPath().get(0).getFieldName() + "' has the wrong type";
  }
}
