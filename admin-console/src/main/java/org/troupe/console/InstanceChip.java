package org.troupe.console;

import java.time.Instant;
import org.troupe.wire.InstanceView;

/**
 * An instance as a small square and the card that explains it.
 *
 * @param name {@code <role>_IN_<n>}
 * @param number what stands in the square
 * @param state Azure's word for its state, and whether it stands by
 * @param look CSS class of its state
 * @param age how long it has been in this state
 * @param detail why, in words
 * @param process its process, port and starts; empty while it has none
 * @param place its upgrade domain, and the version that it runs
 */
public record InstanceChip(
    String name,
    String number,
    String state,
    String look,
    String age,
    String detail,
    String process,
    String place) {

  static InstanceChip of(InstanceView view, Instant now) {
    InstanceState state = InstanceState.of(view.state());
    return new InstanceChip(
        view.name(),
        view.name().substring(view.name().lastIndexOf('_') + 1),
        view.standby() ? view.state() + ", standing by" : view.state(),
        view.standby() && state == InstanceState.READY ? "standby" : state.look(),
        Age.between(view.since(), now),
        detail(view, state),
        process(view),
        place(view));
  }

  private static String detail(InstanceView view, InstanceState state) {
    if (!view.detail().isEmpty()) {
      return view.detail();
    }
    return view.standby() && state == InstanceState.READY
        ? "Warm, without work; takes over from one that fails"
        : state.meaning();
  }

  private static String place(InstanceView view) {
    String version = view.version().isEmpty() ? "" : ", version " + view.version();
    return "upgrade domain " + view.upgradeDomain() + version;
  }

  private static String process(InstanceView view) {
    if (view.pid() == 0) {
      return "";
    }
    String process = "process " + view.pid();
    String port = view.port() == 0 ? "" : ", port " + view.port();
    String starts = view.starts() > 1 ? ", started " + view.starts() + " times" : "";
    return process + port + starts;
  }
}
