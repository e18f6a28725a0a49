package org.troupe.agent;

import static java.util.stream.Collectors.joining;

import org.troupe.wire.AgentReport;

/**
 * Writes an {@link AgentReport} as JSON. By hand: a JSON library would be the larger part of what
 * an instance loads before its own application.
 */
final class ReportJson {

  private ReportJson() {}

  static String of(AgentReport report) {
    return "{\"instance\":"
        + quoted(report.instance())
        + ",\"state\":\""
        + report.state()
        + "\",\"detail\":"
        + quoted(report.detail())
        + ",\"heapUsedBytes\":"
        + report.heapUsedBytes()
        + ",\"uptimeMillis\":"
        + report.uptimeMillis()
        + ",\"boot\":"
        + quoted(report.boot())
        + ",\"runs\":"
        + report.runs().stream().map(ReportJson::quoted).collect(joining(",", "[", "]"))
        + "}";
  }

  /** A string as JSON. */
  static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
