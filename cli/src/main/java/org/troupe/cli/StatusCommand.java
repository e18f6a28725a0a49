package org.troupe.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.client.Answer;
import org.troupe.cli.progress.Colours;
import org.troupe.cli.progress.Redrawn;
import org.troupe.wire.PlatformView;
import org.troupe.wire.ServiceView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows the platform, its cloud services, and every role instance.",
    footer = {
      "",
      "Examples:",
      "  troupe status",
      "  troupe status --watch",
      "  troupe status -o name                                         the cloud services",
      "  troupe status -o json | jq '.services[].slots[].deployment.version'"
    })
final class StatusCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  @Mixin private PlatformChoice choice;
  @Mixin private OutputOption output;
  @Spec private CommandSpec spec;

  @Option(
      names = {"-w", "--watch"},
      description =
          "Go on showing it until Ctrl-C: on a terminal anew every 2 s, elsewhere when something has"
              + " changed.")
  private boolean watch;

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    AdminClient client = choice.client();
    PrintWriter out = spec.commandLine().getOut();
    if (watch) {
      Redrawn screen = Redrawn.on(out, surroundings.environment());
      new StatusWatch(screen, surroundings.pauses()).show(() -> look(client));
    } else {
      print(client.askPlatform(), client.askServices(), out);
    }
    out.flush();
    return 0;
  }

  private StatusWatch.Look look(AdminClient client) {
    Answer<PlatformView> platform = client.askPlatform();
    Answer<List<ServiceView>> services = client.askServices();
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    print(platform, services, out);
    out.flush();
    return new StatusWatch.Look(together(platform.json(), services.json()), text.toString());
  }

  private void print(
      Answer<PlatformView> platform, Answer<List<ServiceView>> services, PrintWriter out) {
    Colours colours = Colours.of(surroundings.environment());
    output.print(
        out,
        () -> together(platform.json(), services.json()),
        () -> services.value().stream().map(ServiceView::name),
        () ->
            new StatusText(out, Clock.systemUTC(), colours)
                .print(platform.value(), services.value()));
  }

  /** Two answers of the REST in one document. */
  private static JsonNode together(JsonNode platform, JsonNode services) {
    return JsonNodeFactory.instance
        .objectNode()
        .<ObjectNode>set("platform", platform)
        .set("services", services);
  }
}
