package org.troupe.cli.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a terminal as progress needs: moving up, and clearing from there on. */
final class Screen {

  private static final Pattern UP_AND_CLEAR = Pattern.compile("\u001b\\[(\\d+)A\r\u001b\\[J");

  /** The lines that stand there after all of the output. */
  List<String> show(String output) {
    List<String> lines = new ArrayList<>();
    Matcher control = UP_AND_CLEAR.matcher(output);
    int from = 0;
    while (control.find()) {
      output.substring(from, control.start()).lines().forEach(lines::add);
      int kept = lines.size() - Integer.parseInt(control.group(1));
      lines.subList(kept, lines.size()).clear();
      from = control.end();
    }
    output.substring(from).lines().forEach(lines::add);
    return lines;
  }
}
