package org.troupe.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.troupe.wire.OperationStepView;
import org.troupe.wire.OperationView;

/**
 * The operation under way.
 *
 * @param id its number
 * @param title what is being done, such as {@code Deploying to staging}
 * @param requestedBy name of the token that asked for it
 * @param age since when
 * @param waiting what it waits for to be told, with the command; empty if it goes on by itself
 * @param steps its latest steps, newest first
 */
public record OperationStrip(
    long id, String title, String requestedBy, String age, String waiting, List<Step> steps) {

  private static final int LATEST = 4;

  /** A step, and how long ago it was. */
  public record Step(String text, String age) {}

  static OperationStrip of(OperationView view, Instant now) {
    List<OperationStepView> all = view.steps();
    List<Step> latest =
        all.subList(Math.max(0, all.size() - LATEST), all.size()).stream()
            .map(step -> new Step(step.text(), Age.between(step.at(), now)))
            .toList();
    return new OperationStrip(
        view.id(),
        title(view),
        view.requestedBy(),
        Age.between(view.startedAt(), now),
        waiting(view),
        newestFirst(latest));
  }

  private static List<Step> newestFirst(List<Step> steps) {
    List<Step> reversed = new ArrayList<>(steps);
    Collections.reverse(reversed);
    return List.copyOf(reversed);
  }

  private static String waiting(OperationView view) {
    String phase = view.phase() == null ? "" : view.phase();
    return switch (phase) {
      case "held" -> "Waits for troupe swap %s --complete, or --cancel".formatted(view.service());
      case "waiting" ->
          "Waits for troupe upgrade %s --slot %s --walk, or --rollback"
              .formatted(view.service(), view.slot());
      default -> "";
    };
  }

  private static String title(OperationView view) {
    return switch (view.kind()) {
      case "deploy" -> "Deploying to " + view.slot();
      case "swap" -> "Swapping production and staging";
      case "upgrade" -> "Upgrading " + view.slot();
      case "scale" -> "Scaling " + view.slot();
      case "restart" -> "Restarting instances of " + view.slot();
      case "reimage" -> "Reimaging instances of " + view.slot();
      case "rebuild" -> "Rebuilding instances of " + view.slot();
      case "stop" -> "Stopping " + view.slot();
      case "start" -> "Starting " + view.slot();
      case "delete" -> "Deleting " + view.slot();
      default -> view.kind();
    };
  }
}
