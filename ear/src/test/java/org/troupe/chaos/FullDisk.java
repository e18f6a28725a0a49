package org.troupe.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.troupe.e2e.Outcome;

/**
 * The disk of the data directory is filled to the last byte, and emptied again after a while. Only
 * where that disk is a small one of its own: {@code bench/chaos/disk} makes one.
 */
final class FullDisk implements Fault {

  static final String NAME = "disk full";

  private static final long MOST_BYTES = 4L << 30;
  private static final Duration FULL_FOR = Duration.ofSeconds(10);
  private static final byte[] BLOCK = new byte[1 << 16];

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void prepare(ChaosPlatform platform) throws IOException {
    FileStore disk = Files.getFileStore(platform.troupe().data());
    assertThat(disk.getTotalSpace()).as("bytes of %s, to be filled", disk).isLessThan(MOST_BYTES);
  }

  @Override
  public InTheAir strike(ChaosPlatform platform) throws IOException {
    try (OutputStream out = Files.newOutputStream(filling(platform))) {
      while (true) {
        out.write(BLOCK);
      }
    } catch (IOException e) {
      // It is full.
      assertThat(e).hasMessageContaining("No space left");
    }
    // On the full disk the output of the command would be lost.
    Outcome refused =
        platform
            .troupe()
            .withOutputs(Files.createTempDirectory("troupe-disk-full"))
            .runs(
                "deploy",
                ChaosPlatform.SERVICE,
                "--package",
                platform.packageOf("2"),
                "--config",
                platform.configurationFor("staging"),
                "--slot",
                "staging");
    assertThat(refused.exitCode()).as("exit code of a deployment: %s", refused).isEqualTo(1);
    assertThat(refused.err()).contains("DISK_FULL");
    return InTheAir.nothing();
  }

  @Override
  public Duration relentsAfter() {
    return FULL_FOR;
  }

  /** With a full disk much goes on as ever, until a message has to be put aside. */
  @Override
  public boolean goesOnUntilRelent() {
    return true;
  }

  @Override
  public String relent(ChaosPlatform platform) throws IOException {
    Files.delete(filling(platform));
    return "full for " + FULL_FOR.toSeconds() + " s and the time of a refused `troupe deploy`";
  }

  @Override
  public void cleanUp(ChaosPlatform platform) throws IOException {
    Files.deleteIfExists(filling(platform));
  }

  private static Path filling(ChaosPlatform platform) {
    return platform.troupe().data().resolveSibling("filling");
  }
}
