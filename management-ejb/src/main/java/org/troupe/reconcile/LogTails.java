package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.troupe.instance.InstanceHost;
import org.troupe.instance.InstanceKey;

/** The ends of instances' logs, which say more of a failed start than any word of ours. */
@ApplicationScoped
class LogTails {

  private static final int BYTES = 16_384;
  private static final int LINES = 25;

  private InstanceHost host;

  protected LogTails() {}

  @Inject
  LogTails(InstanceHost host) {
    this.host = host;
  }

  /** The last lines of the instance's log; why there are none where it cannot be read. */
  String of(InstanceKey key) {
    try {
      String text = StandardCharsets.UTF_8.decode(host.log(key, -BYTES, BYTES).bytes()).toString();
      List<String> lines = text.lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException e) {
      return "(its log cannot be read: " + e.getMessage() + ")";
    }
  }
}
