package org.troupe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.troupe.cli.client.AdminException;
import org.troupe.cli.platform.DataDirectory;
import org.troupe.cli.platform.Platform;
import org.troupe.cli.platform.PlatformException;
import org.troupe.cli.progress.Progress;

/** One {@code troupe up}, from its start until everything has stopped. */
final class UpSession {

  private final Platform platform;
  private final DataDirectory data;
  private final Demo demo;
  private final PrintWriter out;

  /** The lines of the stop under way, or null. */
  private volatile Progress stopping;

  /**
   * @param demo what to show, or null
   */
  UpSession(Platform platform, DataDirectory data, Demo demo, PrintWriter out) {
    this.platform = platform;
    this.data = data;
    this.demo = demo;
    this.out = out;
  }

  /** Answers with the exit code. */
  int run() throws IOException {
    StopSignal signal = StopSignal.listen(this::asksOnceMore);
    int exitCode = 0;
    if (start(signal)) {
      platform.supervise(this::tell);
      exitCode = show(signal);
    }
    signal.await();
    stop();
    return exitCode;
  }

  /**
   * Answers whether it worked; not if it was asked to stop meanwhile. If it fails, nothing is left
   * that it has begun; what ran before is left alone.
   */
  private boolean start(StopSignal signal) throws IOException {
    tell("Starting Troupe in " + data.root());
    boolean cold = !platform.isRecordedRunning();
    try (Progress progress = Progress.on(out)) {
      platform.start(progress);
      return true;
    } catch (PlatformException e) {
      if (signal.isRequested()) {
        return false;
      }
      if (cold) {
        stop();
      }
      throw e;
    }
  }

  /** Answers with the exit code. */
  private int show(StopSignal signal) {
    try {
      if (demo == null) {
        tellAddresses();
      } else {
        demo.show();
      }
      tell("Ctrl-C stops everything.");
      return 0;
    } catch (FailedException | AdminException | IOException e) {
      return signal.isRequested() ? 0 : demoFailed(e);
    }
  }

  /** The platform itself is up, and stays so that one can look what went wrong. */
  private int demoFailed(Exception failure) {
    out.println();
    FailureText.print(failure, out);
    tell("The demo did not work out; the platform runs on. Ctrl-C stops everything.");
    return 1;
  }

  private void tellAddresses() {
    out.println();
    out.println("Troupe is up.");
    out.println("  services  " + platform.settings().publicAddress());
    out.println("  console   " + platform.settings().consoleAddress());
    out.println("  token     " + data.adminToken());
    out.println();
    out.println("Put a cloud service on it, in a second terminal:");
    out.println(
        "  "
            + Invocation.name()
            + " deploy NAME --package FILE.cspkg --config FILE.cscfg"
            + DataOption.of(data));
    out.println();
  }

  private void stop() {
    out.println();
    tell("Stopping. Requests in flight are finished first.");
    try (Progress progress = Progress.on(out)) {
      stopping = progress;
      platform.stop(progress);
    }
    stopping = null;
    tell("Stopped.");
  }

  /** Ctrl-C while stopping: the second one is answered, from the third on nothing is waited for. */
  private void asksOnceMore(int number) {
    if (number == 2) {
      Progress lines = stopping;
      if (lines != null) {
        lines.remark(
            "Waiting for " + platform.stopping() + ". Ctrl-C once more kills what still runs.");
      }
      return;
    }
    platform.kill();
    tell("Killed.");
    Runtime.getRuntime().halt(1);
  }

  private void tell(String text) {
    out.println(text);
    out.flush();
  }
}
