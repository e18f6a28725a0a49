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
 * @param steps its latest steps, newest first
 */
public record OperationStrip(
    long id, String title, String requestedBy, String age, List<Step> steps) {

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
        newestFirst(latest));
  }

  private static List<Step> newestFirst(List<Step> steps) {
    List<Step> reversed = new ArrayList<>(steps);
    Collections.reverse(reversed);
    return List.copyOf(reversed);
  }

  private static String title(OperationView view) {
    return switch (view.kind()) {
      case "deploy" -> "Deploying to " + view.slot();
      case "swap" -> "Swapping production and staging";
      case "scale" -> "Scaling " + view.slot();
      case "delete" -> "Deleting " + view.slot();
      default -> view.kind();
    };
  }
}
