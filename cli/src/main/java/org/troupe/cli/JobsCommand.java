package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.troupe.cli.client.Answer;
import org.troupe.cli.client.JobsClient;
import org.troupe.wire.JobLogView;
import org.troupe.wire.JobRunView;
import org.troupe.wire.JobRunsView;
import org.troupe.wire.JobView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the jobs of a cloud service, runs them, and shows what became of their runs.",
      "",
      "Actions: list (the default), run JOB [NAME=VALUE ...], runs [JOB], show RUN, log RUN,"
          + " stop RUN, restart RUN, abandon RUN."
    },
    footer = {
      "",
      "Examples:",
      "  troupe jobs shop",
      "  troupe jobs shop run tidy depth=2",
      "  troupe jobs shop runs tidy --output json",
      "  troupe jobs shop log 0b9d… -f",
      "  troupe jobs shop restart 0b9d…"
    })
final class JobsCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofSeconds(1);

  @Mixin private PlatformChoice choice;
  @Mixin private OutputOption output;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SERVICE", description = "The cloud service.")
  private String service;

  @Parameters(
      index = "1",
      arity = "0..1",
      defaultValue = "list",
      paramLabel = "ACTION",
      description = "What to do; see above.")
  private String action;

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "JOB|RUN",
      description = "What to do it with; a run's parameters follow its job.")
  private List<String> operands = List.of();

  @Option(
      names = "--slot",
      defaultValue = "production",
      paramLabel = "SLOT",
      description = "production (the default) or staging.")
  private Slot slot;

  @Option(
      names = {"-f", "--follow"},
      description = "With log: go on showing what comes until the run has ended.")
  private boolean follow;

  @Option(
      names = {"-n", "--limit"},
      defaultValue = "20",
      paramLabel = "N",
      description = "With runs: how many to show. Default: 20.")
  private int limit;

  @Override
  public Integer call() throws IOException {
    JobsClient client = choice.client().jobs(service, slot.name());
    PrintWriter out = spec.commandLine().getOut();
    JobsText text = new JobsText(out, Clock.systemUTC());
    switch (action) {
      case "list" -> {
        none();
        list(client.all(), text);
      }
      case "run" -> run(client, text);
      case "runs" -> runs(client, text);
      case "show" -> show(client.one(one("a run")), text::print);
      case "log" -> log(client, out);
      case "stop", "restart", "abandon" -> show(client.change(one("a run"), action), text::changed);
      default ->
          throw wrong(
              "'"
                  + action
                  + "' is no action; there are list, run, runs, show, log, stop, restart and"
                  + " abandon");
    }
    out.flush();
    return 0;
  }

  private void list(Answer<List<JobView>> jobs, JobsText text) {
    output.print(
        spec.commandLine().getOut(),
        jobs::json,
        () -> jobs.value().stream().map(JobView::job),
        () -> text.print(service, slot, jobs.value()));
  }

  private void show(Answer<JobRunView> run, Consumer<JobRunView> table) {
    output.print(
        spec.commandLine().getOut(),
        run::json,
        () -> Stream.of(run.value().id()),
        () -> table.accept(run.value()));
  }

  private void run(JobsClient client, JobsText text) {
    if (operands.isEmpty()) {
      throw wrong("run needs the name of a job");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : operands.subList(1, operands.size())) {
      int sign = parameter.indexOf('=');
      if (sign < 1) {
        throw wrong("'" + parameter + "' is no parameter; it must be NAME=VALUE");
      }
      parameters.put(parameter.substring(0, sign), parameter.substring(sign + 1));
    }
    String job = operands.get(0);
    // Of a singleton, the one before may still be under way.
    Optional<JobRunView> before =
        client.all().value().stream()
            .filter(known -> known.job().equals(job) && known.singleton())
            .flatMap(known -> Optional.ofNullable(known.lastRun()).stream())
            .filter(last -> last.endedAt() == null)
            .findFirst();
    show(client.run(job, parameters), run -> text.asked(run, before));
  }

  private void runs(JobsClient client, JobsText text) {
    if (operands.size() > 1) {
      throw wrong("runs takes one job at the most");
    }
    Answer<JobRunsView> page = client.runs(operands.stream().findFirst(), Optional.empty(), limit);
    output.print(
        spec.commandLine().getOut(),
        page::json,
        () -> page.value().runs().stream().map(JobRunView::id),
        () -> text.print(page.value()));
  }

  private void log(JobsClient client, PrintWriter out) {
    String run = one("a run");
    if (!output.isTable()) {
      throw wrong("--output is not for log, which is text");
    }
    long from = 0;
    boolean more = true;
    while (more) {
      JobLogView part = client.log(run, from);
      if (part.omitted() > 0) {
        out.printf("… %,d bytes are not kept …%n", part.omitted());
      }
      out.print(part.text());
      out.flush();
      boolean nothing = part.next() == from;
      more = !part.ended() && (follow || !nothing);
      if (more && nothing) {
        LockSupport.parkNanos(POLL.toNanos());
      }
      from = part.next();
    }
  }

  private String one(String what) {
    if (operands.size() != 1) {
      throw wrong(action + " needs " + what);
    }
    return operands.get(0);
  }

  private void none() {
    if (!operands.isEmpty()) {
      throw wrong("'" + operands.get(0) + "' is one word too many");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
