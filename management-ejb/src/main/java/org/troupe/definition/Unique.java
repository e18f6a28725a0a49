package org.troupe.definition;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names of one kind of thing, no two of which may be the same when case is disregarded. */
final class Unique {

  private final String kind;
  private final Findings findings;
  private final Map<String, Integer> lines = new HashMap<>();

  /**
   * An empty set of names.
   *
   * @param kind what is named, such as {@code role}
   */
  Unique(String kind, Findings findings) {
    this.kind = kind;
    this.findings = findings;
  }

  void add(String name, int line) {
    Integer first = lines.putIfAbsent(name.toLowerCase(Locale.ROOT), line);
    if (first != null) {
      findings.error(
          line,
          kind
              + " '"
              + name
              + "' stands in line "
              + first
              + " already; names must differ in more than case");
    }
  }
}
