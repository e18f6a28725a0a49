package org.troupe.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.troupe.cli.client.AdminClient;
import org.troupe.wire.OperationStepView;
import org.troupe.wire.OperationView;

/** The swap that follows a deployment by itself; the deployment's record says what became of it. */
final class AutomaticSwap {

  private static final Pattern BEGUN = Pattern.compile("swapped automatically: operation (\\d+)");
  private static final String REFUSED = "cannot be swapped automatically: ";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final AdminClient client;

  AutomaticSwap(AdminClient client) {
    this.client = client;
  }

  /**
   * The swap of a deployment that has succeeded, once it has begun.
   *
   * @throws FailedException if it was refused or does not begin
   */
  OperationView after(OperationView deploy) {
    String otherwise = "Try again by hand: troupe swap " + deploy.service();
    long end = System.nanoTime() + PATIENCE.toNanos();
    OperationView known = deploy;
    while (true) {
      for (OperationStepView step : known.steps()) {
        Optional<OperationView> swap = begunBy(step);
        if (swap.isPresent()) {
          return swap.get();
        }
        if (step.text().startsWith(REFUSED)) {
          throw new FailedException("the deployment is ready, but " + step.text(), otherwise);
        }
      }
      if (System.nanoTime() > end) {
        throw new FailedException("the deployment is ready, but no swap has begun", otherwise);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      known = client.operation(deploy.id(), Duration.ZERO);
    }
  }

  private Optional<OperationView> begunBy(OperationStepView step) {
    Matcher begun = BEGUN.matcher(step.text());
    return begun.matches()
        ? Optional.of(client.operation(Long.parseLong(begun.group(1)), Duration.ZERO))
        : Optional.empty();
  }
}
