package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.troupe.cli.client.AdminClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts instances again; what becomes of their files is what tells the commands apart. */
abstract class RenewalCommand implements Callable<Integer> {

  @Mixin private PlatformChoice choice;
  @Mixin private WaitOption wait;
  @Mixin private InstancesChoice instances;
  @Spec private CommandSpec spec;

  /** What was done, to begin a sentence with. */
  abstract String done();

  abstract Slot slot();

  @Override
  public final Integer call() throws IOException {
    AdminClient client = choice.client();
    PrintWriter out = spec.commandLine().getOut();
    wait.show(
            client,
            out,
            client.renew(instances.service(), slot().name(), spec.name(), instances.request()))
        .ifPresent(renewed -> out.printf("%s %s in %s.%n", done(), instances, slot()));
    out.flush();
    return 0;
  }
}
