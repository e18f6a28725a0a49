package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.troupe.cli.client.Answer;
import org.troupe.cli.client.QueuesClient;
import org.troupe.wire.QueueMessagesView;
import org.troupe.wire.QueueMessagesView.MessageView;
import org.troupe.wire.QueueView;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "queues",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the queues of a slot, and looks after one of them:",
      "  peek     shows messages and leaves them where they are; dead letters with --dead",
      "  retry    sends dead letters anew, to what the slot holds now",
      "  delete   deletes dead letters",
      "  pause    gives nobody a message; all that is sent waits. It belongs to the slot, and stays"
          + " after a swap",
      "  resume   gives messages again",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  troupe queues shop                              depth, rates, consumers, dead letters",
      "  troupe queues shop peek photos --dead --bodies  what could not be worked on, and why",
      "  troupe queues shop retry photos --id 2147484012",
      "  troupe queues shop delete photos --all",
      "  troupe queues shop pause photos"
    })
final class QueuesCommand implements Callable<Integer> {

  @Mixin private PlatformChoice choice;
  @Mixin private OutputOption output;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SERVICE", description = "The cloud service.")
  private String service;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "peek|retry|delete|pause|resume",
      description = "What to do; without it, all queues are listed.")
  private Deed deed;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "QUEUE",
      description = "The queue, as the service definition declares it.")
  private String queue;

  @Option(
      names = "--slot",
      defaultValue = "production",
      paramLabel = "SLOT",
      description = "production (the default) or staging.")
  private Slot slot;

  @ArgGroup private Which which = new Which();

  @Option(names = "--dead", description = "peek: dead letters, with what they died of.")
  private boolean dead;

  @Option(names = "--bodies", description = "peek: bodies too.")
  private boolean bodies;

  @Option(
      names = "--limit",
      defaultValue = "20",
      paramLabel = "MESSAGES",
      description = "peek: how many at most. Default: 20")
  private int limit;

  @Option(
      names = "--after",
      defaultValue = "0",
      paramLabel = "NEXT",
      description = "peek: goes on where the page before ended; it says how.")
  private String after;

  /** Which dead letters. */
  static final class Which {
    @Option(names = "--id", paramLabel = "ID", description = "retry, delete: one dead letter.")
    private String id;

    @Option(names = "--all", description = "retry, delete: all dead letters of the queue.")
    private boolean all;
  }

  /** What can be done with a queue. */
  enum Deed {
    peek,
    retry,
    delete,
    pause,
    resume
  }

  @Override
  public Integer call() throws IOException {
    QueuesClient client = choice.client().queues(service, slot.name());
    PrintWriter out = spec.commandLine().getOut();
    if (deed == null) {
      list(client.all(), out);
    } else if (queue == null) {
      throw new FailedException(
          "no queue is named", "Name it: troupe queues " + service + " " + deed + " QUEUE");
    } else if (deed == Deed.peek) {
      peek(client.messages(queue, dead, limit, after, bodies), out);
    } else {
      change(client, out);
    }
    out.flush();
    return 0;
  }

  private void list(Answer<List<QueueView>> queues, PrintWriter out) {
    output.print(
        out,
        queues::json,
        () -> queues.value().stream().map(QueueView::queue),
        () -> new QueueText(out).print(service, slot.name(), queues.value()));
  }

  private void peek(Answer<QueueMessagesView> page, PrintWriter out) {
    output.print(
        out,
        page::json,
        () -> page.value().messages().stream().map(MessageView::id),
        () -> new QueueText(out).print(page.value()));
  }

  private void change(QueuesClient client, PrintWriter out) {
    if (!output.isTable()) {
      throw new ParameterException(
          spec.commandLine(), "--output is for what shows something: the list, and peek");
    }
    switch (deed) {
      case peek -> throw new IllegalStateException("peek changes nothing");
      case retry -> out.println(messages(client.retry(queue, chosen())) + " sent anew.");
      case delete -> out.println(messages(client.delete(queue, chosen())) + " deleted.");
      case pause -> {
        client.pause(queue);
        out.println("Paused: what is sent to it waits, until troupe queues … resume.");
      }
      case resume -> {
        client.resume(queue);
        out.println("Resumed.");
      }
    }
  }

  /** Empty for all. */
  private String chosen() {
    if (which.id == null && !which.all) {
      throw new FailedException(
          "which dead letters is missing", "Give --id ID for one, or --all for all of them");
    }
    return which.all ? "" : which.id;
  }

  private static String messages(long count) {
    return count == 1 ? "1 dead letter" : count + " dead letters";
  }
}
