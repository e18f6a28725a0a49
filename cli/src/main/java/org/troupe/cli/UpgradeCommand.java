package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.progress.Progress;
import org.troupe.wire.OperationView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "upgrade",
    mixinStandardHelpOptions = true,
    description = {
      "Takes what is deployed in a slot to another package, another configuration or both, in"
          + " place: one upgrade domain of its instances after the other, while the others serve. If"
          + " an instance does not come up, all go back to what they ran before.",
      "Settings reach running instances without a restart, unless the definition asks for one"
          + " (t:onChange=\"restart\")."
    },
    footer = {
      "",
      "Examples:",
      "  troupe upgrade shop --package shop-3.cspkg --config shop.cscfg",
      "  troupe upgrade shop --config shop.cscfg            settings and counts only",
      "  troupe upgrade shop --package shop-3.cspkg --role worker",
      "  troupe upgrade shop --package shop-3.cspkg --manual",
      "  troupe upgrade shop --walk                         the next upgrade domain, or",
      "  troupe upgrade shop --rollback                     back to what ran before"
    })
final class UpgradeCommand implements Callable<Integer> {

  @Mixin private PlatformChoice choice;
  @Mixin private WaitOption wait;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SERVICE", description = "The cloud service.")
  private String service;

  @Option(
      names = "--slot",
      defaultValue = "production",
      paramLabel = "SLOT",
      description = "production (the default) or staging.")
  private Slot slot;

  @Mixin private UpgradeOptions asked;

  @Option(names = "--walk", description = "Go on to the next upgrade domain of a manual upgrade.")
  private boolean walk;

  @Option(names = "--rollback", description = "Take the upgrade back that is under way.")
  private boolean rollback;

  @Override
  public Integer call() throws IOException {
    checkUsage();
    AdminClient client = choice.client();
    PrintWriter out = spec.commandLine().getOut();
    if (rollback) {
      rollBack(client, out);
    } else {
      goOn(client, out)
          .ifPresent(
              upgrade ->
                  out.println(
                      OperationFollow.waits(upgrade)
                          ? UpgradeText.waits(client.service(service), slot)
                          : UpgradeText.upgraded(client.service(service), slot)));
    }
    out.flush();
    return 0;
  }

  private Optional<OperationView> goOn(AdminClient client, PrintWriter out) throws IOException {
    return walk
        ? wait.showOn(client, out, client.walkUpgrade(service, slot.name()))
        : wait.show(client, out, asked.begin(client, out, service, slot));
  }

  /** An upgrade that is rolled back has failed, and here that is as it should be. */
  private void rollBack(AdminClient client, PrintWriter out) {
    OperationView upgrade = client.rollBackUpgrade(service, slot.name());
    if (!wait.isFollowed(upgrade)) {
      WaitOption.tellOf(upgrade, out);
      return;
    }
    try (Progress progress = Progress.on(out)) {
      upgrade = new OperationFollow(client, progress).whateverComes(upgrade);
    }
    if (!"rolling-back".equals(upgrade.phase())) {
      throw OperationFollow.failure(upgrade);
    }
    out.println(UpgradeText.rolledBack(client.service(service), slot));
  }

  private void checkUsage() {
    if (walk && rollback) {
      throw wrong("--walk goes on and --rollback goes back: give one of them");
    }
    if ((walk || rollback) && asked.isGiven()) {
      throw wrong(
          (walk ? "--walk" : "--rollback")
              + " is about the upgrade under way: give no other option but --slot and --wait with it");
    }
    if (!walk && !rollback && !asked.hasFile()) {
      throw wrong("there is nothing to upgrade to: give --package, --config or both");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
