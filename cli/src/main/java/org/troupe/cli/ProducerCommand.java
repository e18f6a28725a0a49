package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.client.Answer;
import org.troupe.wire.ProducerView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "producer",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a program outside needs to put messages on a slot's queues: address, login,"
          + " password. The login may send there and do nothing else; it stays the same across swaps"
          + " and deployments.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  troupe producer shop",
      "  troupe producer shop --renew    another password; who uses the old one is thrown out",
      "  troupe producer shop -o json | jq -r .password"
    })
final class ProducerCommand implements Callable<Integer> {

  @Mixin private PlatformChoice choice;
  @Mixin private OutputOption output;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SERVICE", description = "The cloud service.")
  private String service;

  @Option(
      names = "--slot",
      defaultValue = "production",
      paramLabel = "SLOT",
      description = "production (the default) or staging.")
  private Slot slot;

  @Option(names = "--renew", description = "Give it another password first.")
  private boolean renew;

  @Override
  public Integer call() throws IOException {
    AdminClient client = choice.client();
    Answer<ProducerView> answer =
        renew ? client.renewProducer(service, slot.name()) : client.producer(service, slot.name());
    PrintWriter out = spec.commandLine().getOut();
    output.print(
        out,
        answer::json,
        () -> Stream.of(answer.value().login()),
        () -> print(out, answer.value()));
    out.flush();
    return 0;
  }

  private static void print(PrintWriter out, ProducerView producer) {
    out.println("BROKER_URL=" + producer.coreUrl());
    if (producer.amqpUrl() != null) {
      out.println("AMQP_URL=" + producer.amqpUrl());
    }
    out.println("BROKER_USER=" + producer.login());
    out.println("BROKER_PASSWORD=" + producer.password());
    producer.addresses().forEach(each -> out.println("# " + each.queue() + ": " + each.address()));
    if (producer.amqpUrl() == null) {
      out.println("# The broker does not speak AMQP 1.0: use Artemis' own client.");
    }
  }
}
