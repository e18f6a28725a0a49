package org.troupe.agent.intake;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;

/**
 * What came in.
 *
 * @param contentType as the caller named it; empty if it did not
 * @param body all of it
 * @param properties what else the message is to carry, from the request's headers
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record Submission(String contentType, byte[] body, Map<String, String> properties) {

  /** Request headers that begin so become properties of the message. */
  static final String PROPERTY_HEADER = "X-Message-";

  /** The name of the property for such a header. */
  static String property(String header) {
    String name = header.substring(PROPERTY_HEADER.length()).toLowerCase(Locale.ROOT);
    String property = name.replaceAll("[^a-z0-9]", "_");
    return Character.isDigit(property.charAt(0)) ? "_" + property : property;
  }

  /** Whether the body is text by its type. */
  boolean isText() {
    String type = mediaType();
    return type.startsWith("text/")
        || type.equals("application/json")
        || type.equals("application/xml")
        || type.equals("application/x-www-form-urlencoded")
        || type.endsWith("+json")
        || type.endsWith("+xml");
  }

  /** Lower case, without parameters. */
  String mediaType() {
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The body as text.
   *
   * @throws Problem.Raised if it is in a charset that we do not know
   */
  String text() throws Problem.Raised {
    return new String(body, charset());
  }

  private Charset charset() throws Problem.Raised {
    for (String part : contentType.split(";", -1)) {
      String parameter = part.strip();
      if (parameter.regionMatches(true, 0, "charset=", 0, 8)) {
        try {
          return Charset.forName(parameter.substring(8).replace("\"", "").strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
          throw new Problem.Raised(new Problem(415, "Unsupported", "Unknown " + parameter + "."));
        }
      }
    }
    return StandardCharsets.UTF_8;
  }
}
