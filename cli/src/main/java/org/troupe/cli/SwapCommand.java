package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.troupe.cli.client.AdminClient;
import org.troupe.wire.OperationView;
import org.troupe.wire.SwapRequest;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "swap",
    mixinStandardHelpOptions = true,
    description = {
      "Lets production and staging change places in one step; no request fails. What is in staging"
          + " takes production's slot settings and is warmed up before.",
      "With an empty production, staging is promoted."
    },
    footer = {
      "",
      "Examples:",
      "  troupe swap shop                 staging becomes production",
      "  troupe swap shop --back          and back again",
      "  troupe swap shop --preview       look at it with production's settings first, then",
      "  troupe swap shop --complete      go on, or",
      "  troupe swap shop --cancel        leave all as it was"
    })
final class SwapCommand implements Callable<Integer> {

  @Mixin private PlatformChoice choice;
  @Mixin private WaitOption wait;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SERVICE", description = "The cloud service.")
  private String service;

  @ArgGroup private Way way = new Way();

  /** Which of the ways to swap; none of them is the whole swap at once. */
  static final class Way {
    @Option(
        names = "--preview",
        description =
            "Stop before production changes, so that it can be looked at in staging with"
                + " production's settings; to be completed or cancelled.")
    private boolean preview;

    @Option(names = "--complete", description = "Go on with a swap that stopped for a preview.")
    private boolean complete;

    @Option(names = "--cancel", description = "Take a swap back that has not switched yet.")
    private boolean cancel;

    @Option(
        names = "--back",
        description =
            "Undo the last swap, as long as both deployments are still there; at once, for what"
                + " comes back is warm.")
    private boolean back;
  }

  @Override
  public Integer call() throws IOException {
    AdminClient client = choice.client();
    PrintWriter out = spec.commandLine().getOut();
    if (way.cancel) {
      out.println(cancel(client));
    } else {
      swap(client, out).ifPresent(swap -> out.println(outcome(client, swap)));
    }
    out.flush();
    return 0;
  }

  private Optional<OperationView> swap(AdminClient client, PrintWriter out) {
    return way.complete
        ? wait.showOn(client, out, client.completeSwap(service))
        : wait.show(client, out, begun(client));
  }

  private String outcome(AdminClient client, OperationView swap) {
    return OperationFollow.waits(swap)
        ? SwapText.held(client.service(service))
        : SwapText.swapped(client.service(service));
  }

  private OperationView begun(AdminClient client) {
    return client.swap(service, new SwapRequest(given(way.preview), given(way.back)));
  }

  /** A cancelled swap has failed, and that is as it should be. */
  private String cancel(AdminClient client) {
    client.cancelSwap(service);
    return SwapText.cancelled(client.service(service));
  }

  private static Boolean given(boolean option) {
    return option ? Boolean.TRUE : null;
  }
}
