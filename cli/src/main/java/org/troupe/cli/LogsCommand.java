package org.troupe.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.client.LogPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Shows what a role instance has written to its output.",
    footer = {"", "Example:", "  troupe logs shop web_IN_0 -f"})
final class LogsCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final long TAIL_BYTES = 65_536;

  @Mixin private PlatformChoice choice;

  @Parameters(index = "0", paramLabel = "SERVICE", description = "The cloud service.")
  private String service;

  @Parameters(
      index = "1",
      paramLabel = "INSTANCE",
      description = "The instance, such as web_IN_0; troupe status lists them.")
  private String instance;

  @Option(
      names = "--slot",
      defaultValue = "production",
      paramLabel = "SLOT",
      description = "production (the default) or staging.")
  private Slot slot;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on showing what comes, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--tail",
      defaultValue = "100",
      paramLabel = "LINES",
      description = "How many of the last lines to begin with. Default: 100.")
  private int lines;

  @Override
  public Integer call() throws IOException {
    AdminClient client = choice.client();
    LogPart part = client.log(service, slot.name(), instance, -TAIL_BYTES);
    write(LastLines.of(part.bytes(), lines));
    while (follow) {
      LogPart next = client.log(service, slot.name(), instance, part.nextOffset());
      write(next.bytes());
      if (!next.bytes().hasRemaining()) {
        LockSupport.parkNanos(POLL.toNanos());
      }
      part = next;
    }
    return 0;
  }

  /** As bytes: a part may end in the middle of a character. */
  private static void write(ByteBuffer bytes) throws IOException {
    OutputStream out = System.out;
    out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    out.flush();
  }
}
