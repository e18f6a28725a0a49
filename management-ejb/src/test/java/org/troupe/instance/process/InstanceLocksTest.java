package org.troupe.instance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.instance.InstanceKey;

class InstanceLocksTest {

  private static final InstanceKey OTHER = new InstanceKey("d1", "web", 1);

  @TempDir private Path data;

  @Test
  void anInstanceIsLockedOnceAndOthersAreFree() throws IOException {
    InstanceLocks locks = new InstanceLocks(data.resolve("instances.lock"));
    InstanceLocks others = new InstanceLocks(data.resolve("instances.lock"));
    FileLock held = locks.tryTake(Specs.KEY).orElseThrow();

    assertThat(others.tryTake(Specs.KEY)).isEmpty();
    assertThat(others.tryTake(OTHER)).isPresent();

    held.release();
    assertThat(others.tryTake(Specs.KEY)).isPresent();
  }

  @Test
  void holdsOffOtherProcesses() throws Exception {
    Path file = data.resolve("instances.lock");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      InstanceLocks locks = new InstanceLocks(file);
      assertThat(locks.tryTake(Specs.KEY)).isEmpty();
      assertThat(locks.tryTake(OTHER)).isPresent();

      other.destroyForcibly();
      assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(locks.tryTake(Specs.KEY)).isPresent();
    } finally {
      other.destroyForcibly();
    }
  }

  /** A process that takes the lock and keeps it until it is killed. */
  static final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
      InstanceLocks locks = new InstanceLocks(Path.of(arguments[0]));
      FileLock lock = locks.tryTake(Specs.KEY).orElseThrow();
      java.io.PrintStream out =
          new java.io.PrintStream(
              new java.io.FileOutputStream(java.io.FileDescriptor.out),
              true,
              java.nio.charset.StandardCharsets.UTF_8);
      out.println("held");
      int unused = System.in.read();
      lock.release();
    }
  }
}
