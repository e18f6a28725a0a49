package org.troupe.servicepackage;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells Jakarta EE 8 and older, whose packages begin with {@code javax}, from the {@code javax}
 * packages of Java itself, such as {@code javax.sql}, and from those that libraries still bring
 * along, such as {@code javax.xml.bind}.
 */
final class JavaEe8 {

  /** Of javax.transaction and javax.annotation, Java itself and JSR 305 have a part each. */
  private static final Pattern TYPE =
      Pattern.compile(
          "(?:^|[L\\[<;(:+-])(javax/(?:"
              + "(?:servlet|ws/rs|ejb|jms|persistence|enterprise|inject|faces|interceptor"
              + "|decorator|websocket|batch|security/enterprise|annotation/security"
              + "|annotation/sql)/[\\w/$]+"
              + "|transaction/(?!xa/)[\\w/$]+"
              + "|annotation/(?:PostConstruct|PreDestroy|Resource|Resources|ManagedBean|Priority)"
              + "\\b))");

  private JavaEe8() {}

  /**
   * The first type of Jakarta EE 8 among the names in a class.
   *
   * @param references see {@link ClassReferences}
   * @return its name with dots
   */
  static Optional<String> typeIn(List<String> references) {
    return references.stream()
        .map(TYPE::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1).replace('/', '.').replace('$', '.'))
        .findFirst();
  }
}
